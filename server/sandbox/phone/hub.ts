import type { Response } from 'express';

/** What phone pages are told as it happens; `changed` means: read the state again. */
export type PhoneEvent =
  | { type: 'changed' }
  | { type: 'opened'; deviceId: string; url: string }
  | { type: 'copied'; deviceId: string }
  | { type: 'closed'; deviceId: string };

export type Hub = ReturnType<typeof createHub>;

/** Server-sent events to every open phone page. */
export function createHub() {
  const listeners = new Set<Response>();

  function tell(event: PhoneEvent) {
    for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  return {
    tell,
    changed: () => tell({ type: 'changed' }),
    listen(res: Response) {
      res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      res.write('retry: 1000\n\n');
      listeners.add(res);
      res.on('close', () => listeners.delete(res));
    },
  };
}
