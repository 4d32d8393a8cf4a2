import type pg from 'pg';

interface Asked {
  text: string;
  values: readonly unknown[];
}

/** Nodes that say where rows come from, and what it took. */
const telling = /(Scan|Time)/;

/**
 * Records what is asked while `deed` runs on the pool, then has PostgreSQL tell how it found the
 * rows of each read; writes are only counted. One text a statement, longest-running first.
 */
export async function plansOf(pool: pg.Pool, deed: () => Promise<unknown>): Promise<string[]> {
  const asked: Asked[] = [];
  const client = await pool.connect();
  const prototype = Object.getPrototypeOf(client) as { query: (...given: unknown[]) => unknown };
  client.release();
  const { query } = prototype;
  prototype.query = function record(this: unknown, ...given: unknown[]) {
    const [text, values] = given;
    if (typeof text === 'string' && Array.isArray(values)) asked.push({ text, values });
    return query.apply(this, given);
  };
  try {
    await deed();
  } finally {
    prototype.query = query;
  }
  const plans: { ms: number; said: string }[] = [];
  for (const { text, values } of distinct(asked.filter(({ text: sql }) => isRead(sql)))) {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, costs off, timing off, summary on) ${text}`,
      [...values],
    );
    const lines = rows.map((row) => row['QUERY PLAN']);
    const ms = Number(/Execution Time: ([\d.]+)/.exec(lines.join('\n'))?.[1] ?? 0);
    const shown = lines.filter((line) => telling.test(line) && !line.includes('never executed'));
    plans.push({ ms, said: [oneLine(text), ...shown].join('\n    ') });
  }
  return plans.toSorted((a, b) => b.ms - a.ms).map(({ said }) => said);
}

function isRead(text: string): boolean {
  return /^\s*(select|with)\b/i.test(text) && !/\bfor (no key )?update\b|pg_advisory/i.test(text);
}

function distinct(asked: Asked[]): Asked[] {
  return [...new Map(asked.map((one) => [one.text, one])).values()];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 160);
}
