export interface Answered {
  /** 0 when nothing came: refused, cut or too late. */
  status: number;
  body: string;
}

/** One request to an app's URL; whatever goes wrong with it is an answer with status 0. */
export async function request(
  url: URL,
  options: { body?: string; timeoutMs: number; closing: AbortSignal },
): Promise<Answered> {
  const { body, timeoutMs, closing } = options;
  try {
    const answer = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([closing, AbortSignal.timeout(timeoutMs)]),
      ...(body !== undefined && { body, headers: { 'content-type': 'text/xml' } }),
    });
    return { status: answer.status, body: await exactText(answer) };
  } catch {
    return { status: 0, body: '' };
  }
}

/** `answer.text()` would swallow a byte order mark, which the verification does not forgive. */
async function exactText(answer: Response): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
}

/** The app's URL with the parameters of a callback beside its own. */
export function addressed(url: string, parameters: Record<string, string>): URL {
  const address = new URL(url);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  // WeCom writes a blank as %20, and there are none; a plus sign it writes as %2B.
  return address;
}
