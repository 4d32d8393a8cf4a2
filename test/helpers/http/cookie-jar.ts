import { recordSecret } from '../run-log.ts';

interface Cookie {
  name: string;
  value: string;
  path: string;
  attributes: string[];
}

export interface CookieJar {
  /** The Cookie header a browser would send, '' for none. */
  headerFor(url: URL): string;
  store(url: URL, setCookieHeaders: string[]): void;
  /** The value of a cookie by name, whatever its host. */
  value(name: string): string | undefined;
  /** Its attributes as sent and in lower case: `httponly`, `samesite=lax`, `path=/`. */
  attributes(name: string): string[];
  clear(): void;
}

/** Cookies per host name: like a browser's, they do not tell ports apart. */
export function createCookieJar(): CookieJar {
  const hosts = new Map<string, Map<string, Cookie>>();
  const find = (name: string) =>
    [...hosts.values()].map((cookies) => cookies.get(name)).find((cookie) => cookie !== undefined);

  return {
    headerFor(url) {
      return [...(hosts.get(url.hostname)?.values() ?? [])]
        .filter((cookie) => url.pathname.startsWith(cookie.path))
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
    },
    store(url, setCookieHeaders) {
      const cookies = hosts.get(url.hostname) ?? new Map<string, Cookie>();
      hosts.set(url.hostname, cookies);
      for (const header of setCookieHeaders) {
        const cookie = parse(header);
        if (cookie.attributes.includes('httponly')) recordSecret(cookie.value);
        if (isExpired(cookie)) cookies.delete(cookie.name);
        else cookies.set(cookie.name, cookie);
      }
    },
    value: (name) => find(name)?.value,
    attributes: (name) => find(name)?.attributes ?? [],
    clear: () => hosts.clear(),
  };
}

function parse(header: string): Cookie {
  const [pair = '', ...rest] = header.split(';').map((part) => part.trim());
  const attributes = rest.map((part) => part.toLowerCase());
  const path = rest.find((part) => /^path=/i.test(part))?.slice('path='.length) ?? '/';
  const equals = pair.indexOf('=');
  return { name: pair.slice(0, equals), value: pair.slice(equals + 1), path, attributes };
}

/** How servers delete a cookie: no `Max-Age` left, or an `Expires` in the past. */
function isExpired({ attributes }: Cookie): boolean {
  const value = (key: string) =>
    attributes.find((part) => part.startsWith(`${key}=`))?.slice(key.length + 1);
  const maxAge = value('max-age');
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = value('expires');
  return expires !== undefined && Date.parse(expires) <= Date.now();
}
