/** How a person writes the address a server listens on. */
export function nameOf(host: string): string {
  return host === '127.0.0.1' ? 'localhost' : host;
}
