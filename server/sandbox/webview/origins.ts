/**
 * A device answers on a port of its own, and yet everything it says and hears is about the app's
 * address. `device` and `app` are origins.
 */
export interface Origins {
  device: string;
  app: string;
}

/** `/api/x?url=http%3A%2F%2F127.0.0.1%3A41234%2F` with the app's origin in the value. */
export function pathForApp(path: string, { device, app }: Origins): string {
  const [before = '', ...rest] = path.split('?');
  if (rest.length === 0) return path;
  const pairs = rest
    .join('?')
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      const text = decoded(value.join('='));
      return startsAt(text, device)
        ? `${name}=${encodeURIComponent(moved(text, device, app))}`
        : pair;
    });
  return `${before}?${pairs.join('&')}`;
}

/** An address of the device as the app's; any other address as it is. */
export function urlForApp(url: string, { device, app }: Origins): string {
  return startsAt(url, device) ? moved(url, device, app) : url;
}

/** An address of the app as the device's; any other address as it is. */
export function urlForDevice(url: string, { device, app }: Origins): string {
  return startsAt(url, app) ? moved(url, app, device) : url;
}

/** `urlForApp` for every text inside a value that came as JSON. */
export function valueForApp(value: unknown, origins: Origins): unknown {
  if (typeof value === 'string') return urlForApp(value, origins);
  if (Array.isArray(value)) return value.map((item) => valueForApp(item, origins));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, valueForApp(item, origins)]),
  );
}

function startsAt(url: string, origin: string): boolean {
  return url === origin || /^[/?#]/.test(url.startsWith(origin) ? url.slice(origin.length) : '');
}

function moved(url: string, from: string, to: string): string {
  return to + url.slice(from.length);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
