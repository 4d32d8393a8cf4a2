import { getAgent, type WecomAgent } from './agent.ts';
import { getUser, type WecomMember } from './contacts.ts';
import type { Seal } from './credentials/seal.ts';
import type { CredentialKind, CredentialStore } from './credentials/store.ts';
import type { Fetched } from './credentials/renew.ts';
import { createRenewal, type Renewal } from './credentials/renewal.ts';
import { createVault } from './credentials/vault.ts';
import { isStaleToken } from './errors.ts';
import { jssdkSignature } from './jssdk-signature.ts';
import { sendText, sendTextCard, type SendResult, type TextCard } from './messages.ts';
import { authorizeUrl, codeOwner, scanLoginUrl, type CodeOwner } from './oauth.ts';
import { createRequest, type CallReport, type Request } from './request.ts';

export interface WecomOptions {
  corpId: string;
  agentId: number;
  secret: string;
  apiUrl: string;
  authorizeUrl: string;
  loginUrl: string;
  /** One call's limit in milliseconds. */
  timeoutMs: number;
  /** Milliseconds: how long a caller waits for a credential, and a renewal may stand still. */
  credentials: { deadlineMs: number; holdMs: number };
  store: CredentialStore;
  seal: Seal;
  now: () => number;
  /** Milliseconds on a clock that never jumps. */
  elapsed: () => number;
  randomBytes: (count: number) => Buffer;
  onCall: (report: CallReport) => void;
  random: () => number;
  /** Hears of a renewal in the background that failed. */
  onError: (error: unknown) => void;
}

/** WeCom for one self-built app. Every method rejects with WecomError only. */
export interface WecomClient {
  corpId: string;
  agentId: number;
  authorizeUrl(redirectUri: string, state: string): string;
  scanLoginUrl(redirectUri: string, state: string, lang: 'zh' | 'en'): string;
  codeOwner(code: string): Promise<CodeOwner>;
  getUser(userid: string): Promise<WecomMember>;
  getAgent(): Promise<WecomAgent>;
  sendText(userids: string[], text: string): Promise<SendResult>;
  sendTextCard(userids: string[], card: TextCard): Promise<SendResult>;
  /** Both signatures for one page address; each has its own ticket (pages 90506, 94313). */
  signPage(url: string): Promise<Record<'config' | 'agentConfig', PageSignature>>;
  /** Renews tokens and tickets before anybody has to wait for them. */
  renewal: Renewal;
  close(): void;
}

export interface PageSignature {
  timestamp: number;
  nonceStr: string;
  signature: string;
}

export function createWecomClient(options: WecomOptions): WecomClient {
  const { corpId, agentId, now } = options;
  const { request, close } = createRequest(options);

  const fetchers: Record<CredentialKind, () => Promise<Fetched>> = {
    async access_token() {
      const query = { corpid: corpId, corpsecret: options.secret };
      const answer = await request<{ access_token: string; expires_in: unknown }>({
        method: 'GET',
        api: 'gettoken',
        query,
      });
      return { value: answer.access_token, expiresIn: answer.expires_in };
    },
    corp_ticket: () => ticket('get_jsapi_ticket', {}),
    app_ticket: () => ticket('ticket/get', { type: 'agent_config' }),
  };
  const vault = createVault({
    ...options,
    ...options.credentials,
    fetch: (kind) => fetchers[kind](),
  });

  async function ticket(api: string, query: Record<string, string>): Promise<Fetched> {
    const answer = await withToken<{ ticket: string; expires_in: unknown }>({
      method: 'GET',
      api,
      query,
    });
    return { value: answer.ticket, expiresIn: answer.expires_in };
  }

  /** With the current token; a stale one is replaced and the call repeated, once. */
  const withToken: Request = async (call) => {
    const token = await vault.get('access_token');
    try {
      return await request({ ...call, token });
    } catch (error) {
      if (!isStaleToken(error)) throw error;
      return request({ ...call, token: await vault.replace('access_token', token) });
    }
  };

  async function sign(kind: 'corp_ticket' | 'app_ticket', url: string): Promise<PageSignature> {
    const nonceStr = options.randomBytes(16).toString('hex');
    const timestamp = Math.floor(now() / 1000);
    const signature = jssdkSignature({ ticket: await vault.get(kind), nonceStr, timestamp, url });
    return { timestamp, nonceStr, signature };
  }

  return {
    corpId,
    agentId,
    authorizeUrl: (redirectUri, state) => authorizeUrl(options, redirectUri, state),
    scanLoginUrl: (redirectUri, state, lang) => scanLoginUrl(options, redirectUri, state, lang),
    codeOwner: (code) => codeOwner(withToken, code),
    getUser: (userid) => getUser(withToken, userid),
    getAgent: () => getAgent(withToken, agentId),
    sendText: (userids, text) => sendText(withToken, agentId, userids, text),
    sendTextCard: (userids, card) => sendTextCard(withToken, agentId, userids, card),
    async signPage(url) {
      const config = await sign('corp_ticket', url);
      return { config, agentConfig: await sign('app_ticket', url) };
    },
    renewal: createRenewal({ ...options, vault }),
    close,
  };
}
