import pg from 'pg';

const reconnectMs = 2000;

/**
 * Calls `onNotify` whenever a transaction that notified `channel` commits, and once after each
 * (re)connection, for what was missed meanwhile. Has a connection of its own.
 */
export function createListener(options: {
  url: string;
  channel: string;
  onNotify: () => void;
  onError: (error: Error) => void;
}) {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function connect() {
    const next = new pg.Client({
      connectionString: options.url,
      application_name: 'wecom-interviews listener',
      keepAlive: true,
    });
    client = next;
    // Both fire when the server goes away; `lost` acts for this client once.
    next.once('error', (error) => lost(next, error));
    next.once('end', () => lost(next, undefined));
    next.on('notification', options.onNotify);
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(options.channel)}`);
      options.onNotify();
    } catch (error) {
      lost(next, error as Error);
    }
  }

  function lost(which: pg.Client, error: Error | undefined) {
    if (stopped || client !== which) return;
    client = undefined;
    if (error) options.onError(error);
    which.on('error', () => undefined);
    void which.end().catch(() => undefined);
    timer = setTimeout(() => void connect(), reconnectMs);
  }

  return {
    start: () => connect(),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
