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

/** Codes that call for the same, each with its meaning. */
export function alike(
  reaction: Reaction,
  advice: string,
  meanings: Record<number, string>,
): Record<number, Errcode> {
  return Object.fromEntries(
    Object.entries(meanings).map(([code, meaning]) => [code, { meaning, reaction, advice }]),
  );
}

export const advices = {
  again: 'Nothing to do: it is tried again.',
  ours: 'Report this to whoever maintains wecom-interviews, with the request id.',
  secret: 'Compare WECOM_CORP_ID and WECOM_SECRET with the console: 应用管理 → the app → Secret.',
  range: 'Add the member to the visible range: 应用管理 → the app → 可见范围.',
  signIn: 'Open the app from WeCom again.',
};
