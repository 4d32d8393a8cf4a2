import pg from 'pg';

const reconnectMs = 2000;

/**
 * Calls what `hear` has under a channel's name whenever a transaction that notified it commits,
 * and all of them after each (re)connection, for what was missed meanwhile. Has one connection of
 * its own.
 */
export function createListener(options: {
  url: string;
  hear: Readonly<Record<string, () => void>>;
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
    next.on('notification', ({ channel }) => options.hear[channel]?.());
    try {
      await next.connect();
      const channels = Object.keys(options.hear);
      await next.query(channels.map((one) => `listen ${pg.escapeIdentifier(one)}`).join(';'));
      for (const wake of Object.values(options.hear)) wake();
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
