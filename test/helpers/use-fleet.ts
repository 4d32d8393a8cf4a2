import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createTestDatabase, type TestDatabase } from './create-database.ts';
import { recordingRandom } from './run-log.ts';
import { createFleet, type Fleet } from './fleet.ts';

/** For the tests of one file: real processes on one database; all are fresh for each test. */
export function useFleet(): Fleet {
  const fleet = {} as Fleet;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    Object.assign(fleet, createFleet(database.url, recordingRandom));
  });
  beforeEach(() => fleet.begin());
  afterAll(async () => {
    await fleet.close();
    await database.close();
  });

  return fleet;
}
