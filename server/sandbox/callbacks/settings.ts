/** What the console asks for under 接收消息 of an app. */
export interface CallbackSettings {
  url: string;
  /** At most 32 letters and digits. */
  token: string;
  /** 43 letters and digits. */
  encodingAesKey: string;
}

export type Saved = { saved: true } | { saved: false; errcode: 40057; reason: string };

/** What the console sees without asking the URL (page 90238). */
export function formFault({ url, token, encodingAesKey }: CallbackSettings): string | undefined {
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url)) return 'The URL must be http or https.';
  if (!/^[A-Za-z0-9]{1,32}$/.test(token)) return 'The Token must be 1 to 32 letters and digits.';
  if (!/^[A-Za-z0-9]{43}$/.test(encodingAesKey)) {
    return 'The EncodingAESKey must be 43 letters and digits.';
  }
  return undefined;
}
