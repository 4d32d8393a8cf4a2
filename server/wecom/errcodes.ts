/**
 * What to do about a WeCom error:
 * - `retry`: heals by itself, try again later;
 * - `refresh`: the token is stale, fetch one and repeat once;
 * - `wait`: a frequency limit was hit;
 * - `recipient`: this person cannot be reached, others can;
 * - `login`: the sign-in attempt is void, start another;
 * - `operator`: somebody has to change a setting in WeCom or here;
 * - `permanent`: this request will never work.
 */
export type Reaction =
  'retry' | 'refresh' | 'wait' | 'recipient' | 'login' | 'operator' | 'permanent';

export interface Errcode {
  meaning: string;
  reaction: Reaction;
  /** One sentence for whoever can fix it, with the variable or console page by name. */
  advice: string;
}

const secret =
  'Compare WECOM_CORP_ID and WECOM_SECRET with the console: 应用管理 → the app → Secret.';
const range = 'Add the member to the visible range: 应用管理 → the app → 可见范围.';
const domain =
  'Set the trusted domain to the host of PUBLIC_URL: 应用管理 → the app → 网页授权及JS-SDK.';
const again = 'Nothing to do: it is tried again.';
const ours = 'Report this to whoever maintains wecom-interviews, with the request id.';
const signIn = 'Open the app from WeCom again.';

/** Meanings and causes after page 90313; reactions are ours. */
export const errcodes: Readonly<Record<number, Errcode>> = {
  [-1]: { meaning: 'WeCom is busy', reaction: 'retry', advice: again },
  6000: { meaning: 'two changes met', reaction: 'retry', advice: again },
  40001: {
    meaning: 'the secret is wrong or the app is stopped',
    reaction: 'operator',
    advice: secret,
  },
  40003: { meaning: 'the userid is not valid', reaction: 'recipient', advice: range },
  40008: { meaning: 'the message type is not known', reaction: 'permanent', advice: ours },
  40013: { meaning: 'the corp id is wrong', reaction: 'operator', advice: secret },
  40014: { meaning: 'the access token is not valid', reaction: 'refresh', advice: again },
  40029: { meaning: 'the sign-in code is not valid', reaction: 'login', advice: signIn },
  40032: { meaning: 'too many recipients in one call', reaction: 'permanent', advice: ours },
  40039: { meaning: 'a URL is too long', reaction: 'permanent', advice: 'Shorten PUBLIC_URL.' },
  40056: {
    meaning: 'the agent id is wrong',
    reaction: 'operator',
    advice: 'Compare WECOM_AGENT_ID with the console: 应用管理 → the app → AgentId.',
  },
  40058: { meaning: 'a parameter is wrong', reaction: 'permanent', advice: ours },
  40063: { meaning: 'a parameter is empty', reaction: 'permanent', advice: ours },
  40091: { meaning: 'the secret belongs to another corp', reaction: 'operator', advice: secret },
  41001: { meaning: 'no access token was sent', reaction: 'permanent', advice: ours },
  41004: { meaning: 'no secret was sent', reaction: 'operator', advice: secret },
  41010: { meaning: 'no URL was sent', reaction: 'permanent', advice: ours },
  41011: { meaning: 'no agent id was sent', reaction: 'operator', advice: 'Set WECOM_AGENT_ID.' },
  41016: { meaning: 'no title was sent', reaction: 'permanent', advice: ours },
  41033: { meaning: 'no description was sent', reaction: 'permanent', advice: ours },
  42001: { meaning: 'the access token has expired', reaction: 'refresh', advice: again },
  42003: { meaning: 'the sign-in code has expired', reaction: 'login', advice: signIn },
  42022: { meaning: 'the sign-in code was used before', reaction: 'login', advice: signIn },
  43004: { meaning: 'the member is not bound to WeChat', reaction: 'recipient', advice: range },
  45002: { meaning: 'the message is too long', reaction: 'permanent', advice: ours },
  45009: { meaning: 'WeCom’s frequency limit was hit', reaction: 'wait', advice: again },
  45031: { meaning: 'the secret must be reset', reaction: 'operator', advice: secret },
  45033: { meaning: 'too many calls at once', reaction: 'wait', advice: again },
  45034: {
    meaning: 'a URL has no scheme',
    reaction: 'operator',
    advice: 'Start PUBLIC_URL with https://.',
  },
  45035: { meaning: 'two changes met', reaction: 'retry', advice: again },
  46004: { meaning: 'the member does not exist', reaction: 'recipient', advice: range },
  48002: {
    meaning: 'the app may not call this API',
    reaction: 'operator',
    advice: 'Use the secret of the self-built app in WECOM_SECRET, not one of the system apps.',
  },
  50001: { meaning: 'the domain is not trusted', reaction: 'operator', advice: domain },
  50002: {
    meaning: 'the member is outside the permitted range',
    reaction: 'recipient',
    advice: range,
  },
  50003: {
    meaning: 'the app is disabled',
    reaction: 'operator',
    advice: 'Enable it in the console: 应用管理 → the app.',
  },
  60011: {
    meaning: 'the member is outside the visible range',
    reaction: 'recipient',
    advice: range,
  },
  60020: {
    meaning: 'this server’s address is not trusted',
    reaction: 'operator',
    advice: 'Add the address to 应用管理 → the app → 企业可信IP; it works a minute later.',
  },
  60021: {
    meaning: 'the member is outside the visible range',
    reaction: 'recipient',
    advice: range,
  },
  60111: { meaning: 'the member is unknown or not visible', reaction: 'recipient', advice: range },
  81013: { meaning: 'no recipient is valid or visible', reaction: 'recipient', advice: range },
  82001: { meaning: 'no recipient was given', reaction: 'permanent', advice: ours },
  84025: { meaning: 'the sign-in state is not allowed', reaction: 'permanent', advice: ours },
  301002: {
    meaning: 'the token belongs to another app',
    reaction: 'operator',
    advice: 'WECOM_AGENT_ID and WECOM_SECRET must be of the same app.',
  },
};

export const unknownErrcode: Errcode = {
  meaning: 'WeCom refused the call',
  reaction: 'permanent',
  advice: 'Look the code up at https://open.work.weixin.qq.com/devtool/query?e= followed by it.',
};
