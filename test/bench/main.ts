import { createFleet } from '../helpers/fleet.ts';
import { callbacks } from './callbacks.ts';
import { storms } from './crash-storm.ts';
import { credentialsInOneProcess } from './credentials-in-one-process.ts';
import { credentialsInAFleet } from './credentials-in-a-fleet.ts';
import type { Bench, Figure } from './figure.ts';
import { interviewsAtScale } from './interviews/at-scale.ts';
import { table } from './table.ts';
import { startTemporaryDatabase } from './temporary-database.ts';

const benches: Record<string, Bench> = {
  'Calls of gettoken, one process': credentialsInOneProcess,
  'Calls of gettoken, four processes': credentialsInAFleet,
  'Callbacks, one process that also does the work': callbacks,
  'Interviews, a million and a thousand': interviewsAtScale,
  'Messages, two workers': storms,
};

const interrupted = new Promise<never>((_resolve, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => reject(new Error('Interrupted.')));
  }
});
// Until the first bench waits for it, nobody does.
interrupted.catch(() => undefined);

console.log('Real processes, a PostgreSQL and a WeCom sandbox of their own …');
const database = await startTemporaryDatabase();
const fleet = createFleet(database.url);
const all: Figure[] = [];
try {
  for (const [title, bench] of Object.entries(benches)) {
    // `npm run bench callbacks` measures those alone.
    if (!title.toLowerCase().includes((process.argv[2] ?? '').toLowerCase())) continue;
    const figures = await Promise.race([bench(fleet), interrupted]);
    console.log(`\n${title}\n\n${table(figures)}`);
    all.push(...figures);
  }
} finally {
  await fleet.close();
  await database.close();
}

const wrong = all.filter((figure) => !figure.holds).length;
console.log(wrong === 0 ? '\nAll figures are what they must be.' : `\n${wrong} are not.`);
process.exitCode = wrong === 0 ? 0 : 1;
