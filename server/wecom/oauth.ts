import type { Request } from './request.ts';

/** Who a sign-in code stands for. A member is named whether or not the app is visible to them. */
export type CodeOwner = { kind: 'member'; userid: string } | { kind: 'outsider' };

export interface OauthOptions {
  corpId: string;
  agentId: number;
  authorizeUrl: string;
  loginUrl: string;
}

/** The redirect inside the WeCom client; `snsapi_base` asks the member nothing (page 91022). */
export function authorizeUrl(options: OauthOptions, redirectUri: string, state: string): string {
  const url = new URL(options.authorizeUrl);
  url.search = new URLSearchParams({
    appid: options.corpId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
    agentid: String(options.agentId),
  }).toString();
  // Without this fragment the client does not attach who is asking.
  url.hash = 'wechat_redirect';
  return url.href;
}

/** The scan page for an ordinary desktop browser (page 98152). */
export function scanLoginUrl(
  options: OauthOptions,
  redirectUri: string,
  state: string,
  lang: 'zh' | 'en',
): string {
  const url = new URL(options.loginUrl);
  url.search = new URLSearchParams({
    login_type: 'CorpApp',
    appid: options.corpId,
    agentid: String(options.agentId),
    redirect_uri: redirectUri,
    state,
    lang,
  }).toString();
  return url.href;
}

/**
 * Exchanges a code, which works once and for five minutes (page 91023).
 * @throws WecomError 40029, 42003 or 42022 for a code that is void
 */
export async function codeOwner(request: Request, code: string): Promise<CodeOwner> {
  const answer = await request<{ userid?: string; openid?: string }>({
    method: 'GET',
    api: 'auth/getuserinfo',
    query: { code },
  });
  // Someone outside the corp is answered with errcode 0 and only an openid.
  return answer.userid ? { kind: 'member', userid: answer.userid } : { kind: 'outsider' };
}
