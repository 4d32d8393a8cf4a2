import type { Request } from './request.ts';
import { userDetail } from './user-detail.ts';

/** Who a sign-in code stands for (page 91023). */
export type CodeOwner =
  | {
      kind: 'member';
      /** Named whether or not the app is visible to them; `corp/userid` for a linked corp. */
      userid: string;
      /** For their details, 1800 s: only after `snsapi_privateinfo`, and when they are visible. */
      userTicket?: string;
    }
  | { kind: 'outsider'; openid?: string; externalUserid?: string };

export interface OauthOptions {
  corpId: string;
  agentId: number;
  authorizeUrl: string;
  loginUrl: string;
}

/** Silent, or with the member's consent to sensitive details (page 91022). */
export type Scope = 'snsapi_base' | 'snsapi_privateinfo';

export function createOauth(options: OauthOptions & { request: Request }) {
  const { corpId, agentId, request } = options;

  return {
    /** The redirect inside the WeCom client; `snsapi_base` asks the member nothing (page 91022). */
    authorizeUrl(redirectUri: string, state: string, scope: Scope = 'snsapi_base'): string {
      const url = new URL(options.authorizeUrl);
      url.search = new URLSearchParams({
        appid: corpId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope,
        state,
        agentid: String(agentId),
      }).toString();
      // Without this fragment the client does not attach who is asking.
      url.hash = 'wechat_redirect';
      return url.href;
    },

    /** The scan page for an ordinary desktop browser (page 98152). */
    scanLoginUrl(redirectUri: string, state: string, lang: 'zh' | 'en'): string {
      const url = new URL(options.loginUrl);
      url.search = new URLSearchParams({
        login_type: 'CorpApp',
        appid: corpId,
        agentid: String(agentId),
        redirect_uri: redirectUri,
        state,
        lang,
      }).toString();
      return url.href;
    },

    /**
     * Exchanges a code, which works once and for five minutes (page 91023).
     * @throws WecomError 40029, 42003 or 42022 for a code that is void
     */
    codeOwner: (code: string) => codeOwner(request, code),

    /**
     * A member's sensitive details, for the ticket that `codeOwner` gave (page 95833).
     * @throws WecomError 84014 for a ticket older than 1800 s, 84015, 92000, 92001
     */
    userDetail: (userTicket: string) => userDetail(request, userTicket),
  };
}

async function codeOwner(request: Request, code: string): Promise<CodeOwner> {
  const answer = await request<Record<string, string | undefined>>({
    method: 'GET',
    api: 'auth/getuserinfo',
    query: { code },
    // The first arrival may have used the code up.
    repeatable: false,
  });
  const { userid, user_ticket: userTicket, openid, external_userid: externalUserid } = answer;
  if (userid) return { kind: 'member', userid, ...(userTicket && { userTicket }) };
  // Someone outside the corp is answered with errcode 0 and only an openid.
  return {
    kind: 'outsider',
    ...(openid && { openid }),
    ...(externalUserid && { externalUserid }),
  };
}
