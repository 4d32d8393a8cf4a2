interface Cookie {
  name: string;
  value: string;
  path: string;
  secure: boolean;
  strict: boolean;
  /** Milliseconds; Infinity for the life of the device. */
  expiresAt: number;
}

export type CookieJar = ReturnType<typeof createCookieJar>;

/**
 * The cookies of one device for one site, with a browser's rules. `site` is the app as members
 * see it, not the port the device really asks.
 */
export function createCookieJar(site: URL, now: () => number) {
  const cookies = new Map<string, Cookie>();
  const isTrustworthy = site.protocol === 'https:' || /^(localhost|127\.)/.test(site.hostname);

  function isAcceptable(cookie: Cookie, domain: string | undefined): boolean {
    if (cookie.secure && !isTrustworthy) return false;
    if (domain !== undefined && !covers(domain, site.hostname)) return false;
    if (cookie.name.startsWith('__Secure-')) return cookie.secure;
    if (!cookie.name.startsWith('__Host-')) return true;
    return cookie.secure && cookie.path === '/' && domain === undefined;
  }

  return {
    store(header: string, requestPath: string) {
      const { cookie, domain } = parse(header, requestPath, now());
      if (!cookie || !isAcceptable(cookie, domain)) return;
      const key = `${cookie.path}\0${cookie.name}`;
      if (cookie.expiresAt <= now()) cookies.delete(key);
      else cookies.set(key, cookie);
    },

    /** The Cookie header, '' for none. Strict cookies stay away from a link of another site. */
    headerFor(path: string, fromOtherSite: boolean): string {
      return [...cookies.values()]
        .filter((cookie) => cookie.expiresAt > now())
        .filter((cookie) => isBelow(path, cookie.path))
        .filter((cookie) => !(fromOtherSite && cookie.strict))
        .sort((a, b) => b.path.length - a.path.length)
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
    },

    clear: () => cookies.clear(),
  };
}

function parse(header: string, requestPath: string, nowMs: number) {
  const [pair = '', ...rest] = header.split(';').map((part) => part.trim());
  const equals = pair.indexOf('=');
  if (equals < 1) return { cookie: undefined, domain: undefined };
  const attributes = new Map(
    rest.map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.toLowerCase(), value.join('=')] as const;
    }),
  );
  const path = attributes.get('path');
  const cookie: Cookie = {
    name: pair.slice(0, equals),
    value: pair.slice(equals + 1),
    path: path?.startsWith('/') ? path : folderOf(requestPath),
    secure: attributes.has('secure'),
    strict: attributes.get('samesite')?.toLowerCase() === 'strict',
    expiresAt: expiry(attributes, nowMs),
  };
  return { cookie, domain: attributes.get('domain') || undefined };
}

/** Max-Age wins over Expires. */
function expiry(attributes: ReadonlyMap<string, string>, nowMs: number): number {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return nowMs + Number(maxAge) * 1000;
  const expires = Date.parse(attributes.get('expires') ?? '');
  return Number.isNaN(expires) ? Infinity : expires;
}

function covers(domain: string, host: string): boolean {
  const name = domain.replace(/^\./, '').toLowerCase();
  return host === name || host.endsWith(`.${name}`);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function isBelow(path: string, folder: string): boolean {
  if (path === folder) return true;
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
