import type { Response } from 'express';

/** Back to the app. `state=` is there even when it is empty (page 91022). */
export function sendCode(res: Response, redirectUri: string, code: string, state: string): void {
  const [address = '', ...fragment] = redirectUri.split('#');
  const joint = address.includes('?') ? '&' : '?';
  const query = `code=${code}&state=${encodeURIComponent(state)}`;
  const hash = fragment.length > 0 ? `#${fragment.join('#')}` : '';
  res.setHeader('Cache-Control', 'no-store');
  // Not res.redirect: it would re-encode what the app gave us.
  res.status(302).setHeader('Location', `${address}${joint}${query}${hash}`);
  res.end();
}

/** The host a redirect goes to, with its port unless it is the scheme's own. */
export function hostOf(redirectUri: string): string | undefined {
  try {
    const url = new URL(redirectUri);
    return /^https?:$/.test(url.protocol) ? url.host : undefined;
  } catch {
    return undefined;
  }
}
