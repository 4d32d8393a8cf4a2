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

export interface Remedy {
  /** One sentence for whoever can fix it. */
  advice: string;
  /** Where in WeCom's console, by the labels it shows. */
  consolePath?: string;
}

export interface Errcode extends Remedy {
  meaning: string;
  reaction: Reaction;
}

/** Codes that call for the same, each with its meaning. */
export function alike(
  reaction: Reaction,
  remedy: Remedy,
  meanings: Record<number, string>,
): Record<number, Errcode> {
  return Object.fromEntries(
    Object.entries(meanings).map(([code, meaning]) => [code, { meaning, reaction, ...remedy }]),
  );
}

/** One meaning for several codes. */
export function same(meaning: string, codes: number[]): Record<number, string> {
  return Object.fromEntries(codes.map((code) => [code, meaning]));
}

/** All codes from the first to the last. */
export function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_none, index) => first + index);
}

/** With the page of the console, as people read it. */
export function wholeAdvice({ advice, consolePath }: Remedy): string {
  return consolePath ? `${advice.replace(/\.$/, '')}: ${consolePath}.` : advice;
}

export const remedies = {
  again: { advice: 'Nothing to do: it is tried again.' },
  ours: {
    advice: 'Report this to whoever maintains wecom-interviews, with the request id.',
  },
  secret: {
    advice: 'Compare WECOM_CORP_ID and WECOM_SECRET with the console.',
    consolePath: '应用管理 → the app → Secret',
  },
  range: {
    advice: 'Add the member to the visible range.',
    consolePath: '应用管理 → the app → 可见范围',
  },
  signIn: { advice: 'Open the app from WeCom again.' },
  upload: { advice: 'Upload the file again, in a form WeCom accepts.' },
} satisfies Record<string, Remedy>;
