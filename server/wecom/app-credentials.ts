import type { CredentialKind } from './credentials/credential.ts';
import type { Fetched } from './credentials/renew.ts';
import { createVault, type Vault, type VaultOptions } from './credentials/vault.ts';
import { isStaleToken, WecomError } from './errors.ts';
import type { Request, WecomCall } from './request.ts';

export interface AppCredentials {
  vault: Vault;
  /** With the current token; a stale one is replaced and the call repeated, once. */
  withToken: Request;
}

/** Token and tickets of one self-built app, fetched with its own secret (pages 91039, 90506). */
export function createAppCredentials(
  request: Request,
  options: Omit<VaultOptions, 'fetch'>,
): AppCredentials {
  const fetchers: Record<CredentialKind, () => Promise<Fetched>> = {
    async access_token() {
      const query = { corpid: options.corpId, corpsecret: options.secret };
      const answer = await request<{ access_token?: unknown; expires_in?: unknown }>({
        method: 'GET',
        api: 'gettoken',
        query,
      });
      return { value: answer.access_token, expiresIn: answer.expires_in };
    },
    corp_ticket: () => ticket('get_jsapi_ticket', {}),
    app_ticket: () => ticket('ticket/get', { type: 'agent_config' }),
  };
  const vault = createVault({ ...options, fetch: (kind) => fetchers[kind]() });

  async function ticket(api: string, query: Record<string, string>): Promise<Fetched> {
    const answer = await withToken<{ ticket?: unknown; expires_in?: unknown }>({
      method: 'GET',
      api,
      query,
    });
    return { value: answer.ticket, expiresIn: answer.expires_in };
  }

  const withToken: Request = async (call) => {
    const token = await vault.get('access_token');
    try {
      return await request({ ...call, token });
    } catch (error) {
      if (!isStaleToken(error)) throw error;
      return withFresh(call, token, error as WecomError);
    }
  };

  /** What the first try left open stays open when the second fails too. */
  async function withFresh<T extends object>(
    call: WecomCall,
    stale: string,
    { ambiguous, mayHaveArrived }: WecomError,
  ): Promise<T> {
    try {
      return await request<T>({ ...call, token: await vault.replace('access_token', stale) });
    } catch (error) {
      if (error instanceof WecomError) error.mayHaveArrived ||= ambiguous || mayHaveArrived;
      throw error;
    }
  }

  return { vault, withToken };
}
