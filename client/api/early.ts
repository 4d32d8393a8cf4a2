declare global {
  interface Window {
    /** Requests index.html started before any script was here, by URL. */
    __early?: Map<string, Promise<Response>>;
  }
}

/** Hands out an early answer once; the second reader asks the server anew. */
export function takeEarly(url: string): Promise<Response> | undefined {
  const early = window.__early?.get(url);
  window.__early?.delete(url);
  return early;
}
