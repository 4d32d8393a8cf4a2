import { jssdkSignature } from './jssdk-signature.ts';

export interface PageSignature {
  /** Seconds. */
  timestamp: number;
  nonceStr: string;
  signature: string;
}

export function createJssdk(deps: {
  ticket: (kind: 'corp_ticket' | 'app_ticket') => Promise<string>;
  now: () => number;
  randomBytes: (count: number) => Buffer;
}) {
  async function sign(kind: 'corp_ticket' | 'app_ticket', url: string): Promise<PageSignature> {
    const nonceStr = deps.randomBytes(16).toString('hex');
    const timestamp = Math.floor(deps.now() / 1000);
    const signature = jssdkSignature({ ticket: await deps.ticket(kind), nonceStr, timestamp, url });
    return { timestamp, nonceStr, signature };
  }

  return {
    /** Both signatures for one page address; each has its own ticket (pages 90506, 94313). */
    async signPage(url: string): Promise<Record<'config' | 'agentConfig', PageSignature>> {
      const config = await sign('corp_ticket', url);
      return { config, agentConfig: await sign('app_ticket', url) };
    },
  };
}
