import { request } from 'node:http';
import { deviceHeader } from '../login/authorize.ts';
import { deviceUserAgent, type Device } from './devices.ts';

export interface AuthorizeAnswer {
  status: number;
  location: string | undefined;
  html: string;
}

/** Whether an address is the sandbox's authorize page, by whichever name of this machine. */
export function isAuthorizeUrl(url: string, sandboxUrl: string): boolean {
  const parsed = tryUrl(url);
  const own = new URL(sandboxUrl);
  return (
    parsed !== undefined &&
    parsed.pathname === '/connect/oauth2/authorize' &&
    parsed.port === own.port &&
    (parsed.hostname === own.hostname || /^(localhost|127\.0\.0\.1)$/.test(parsed.hostname))
  );
}

/**
 * Asks the authorize page as the WeCom client does: with who is asking, if the link ends in
 * `#wechat_redirect` (page 91022), and anonymously if it does not.
 */
export function askAuthorize(
  url: string,
  device: Device,
  options: { sandboxUrl: string; acceptLanguage: string },
): Promise<AuthorizeAnswer> {
  const asked = new URL(url);
  const target = new URL(asked.pathname + asked.search, options.sandboxUrl);
  const identity = asked.hash === '#wechat_redirect' ? { [deviceHeader]: device.key } : {};
  const headers = {
    'user-agent': deviceUserAgent(device),
    'accept-language': options.acceptLanguage,
    ...identity,
  };
  return new Promise((resolve, reject) => {
    const sent = request(target, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const html = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 502, location: answer.headers.location, html });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

function tryUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
