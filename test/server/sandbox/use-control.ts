import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import type { SandboxOptions } from '../../../server/sandbox/start-sandbox.ts';
import { useSandbox, type ApiAnswer } from './use-sandbox.ts';

/** A sandbox for each test, driven as another process would: by its control API. */
export function useControl(options: Partial<SandboxOptions> = {}) {
  const sandbox = useSandbox(options);

  async function control(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ): Promise<ApiAnswer> {
    const answer = await fetch(`${sandbox.world.sandbox.url}/control/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = text ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: answer.status, text, json };
  }

  /** A call of the app, and its errcode. */
  async function errcodeOf(path: string, query: Record<string, string> = {}): Promise<unknown> {
    return (await sandbox.callAs(path, { query })).json.errcode;
  }

  return { ...sandbox, control, errcodeOf, agentId: demoCredentials.agentId };
}
