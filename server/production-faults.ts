import type { Variables } from './variables.ts';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** What a first run may leave out and production may not; one sentence each. */
export function productionFaults(variables: Variables, sandboxed: boolean): string[] {
  if (variables.NODE_ENV !== 'production') return [];
  const faults: string[] = [];
  if (sandboxed) {
    faults.push(
      'WECOM_CORP_ID, WECOM_AGENT_ID and WECOM_SECRET must be set: the sandbox does not run in production.',
    );
  }
  if (!variables.APP_SECRET) {
    faults.push('APP_SECRET must be set; `openssl rand -hex 32` makes one.');
  }
  if (!variables.PUBLIC_URL?.startsWith('https://')) {
    faults.push('PUBLIC_URL must be the https:// address members open.');
  }
  for (const name of ['WECOM_API_URL', 'WECOM_AUTHORIZE_URL', 'WECOM_LOGIN_URL'] as const) {
    const value = variables[name];
    if (value && loopback.test(new URL(value).hostname)) {
      faults.push(`${name} points to this machine; leave it empty to use WeCom's own.`);
    }
  }
  return faults;
}
