import { setTimeout as delay } from 'node:timers/promises';
import { type Binaries, findBinaries } from './embedded/binaries.ts';
import { type Cluster, openCluster } from './embedded/cluster.ts';
import { joinServer, type Membership } from './embedded/join.ts';
import { choosePlace } from './embedded/place.ts';
import { removeStalePostmaster } from './embedded/postmaster-file.ts';
import { lastLines } from './embedded/run.ts';
import { type ServerProcess, startServer } from './embedded/server-process.ts';
import { startWatchdog } from './embedded/watchdog.ts';

export interface EmbeddedPostgres {
  url: string;
  /** Leaves the server; the last process that uses it stops it. Close pools first. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Holds the database; made when missing. See `choosePlace` for what happens as root. */
  dataDir: string;
  log: (line: string) => void;
  /** false: faster, and a crash of the machine may lose the database. For tests. */
  fsync?: boolean;
  now?: () => number;
}

const pauseMs = 50;
const patience = 60_000 / pauseMs;

/** Reasons for which a server may not start now and may a moment later. */
const passing =
  /could not bind|already in use|postmaster\.pid.*already exists|pre-existing shared memory|is another postmaster|received .* shutdown request/i;

/**
 * Runs a PostgreSQL server on `dataDir`, or joins the one that another process of ours runs there.
 * @throws Error whose message says what to do: which of DATA_DIR and DATABASE_URL to set.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log, fsync = true, now = Date.now } = options;
  const place = await choosePlace(dataDir, log);
  const binaries = await findBinaries(place.runAs);
  const cluster = await openCluster(place, binaries, { fsync, now });
  // Before the server, so that there is no moment in which a kill would leave it behind.
  const watchdog = startWatchdog(cluster, binaries.pgCtl);
  try {
    const membership = await startOrJoin(cluster, binaries, fsync);
    watchdog.follow(membership);
    const close = () => membership.leave().then(watchdog.release);
    return { url: membership.url, close };
  } catch (error) {
    await watchdog.release();
    throw error;
  }
}

async function startOrJoin(
  cluster: Cluster,
  binaries: Binaries,
  fsync: boolean,
): Promise<Membership> {
  let server: ServerProcess | undefined;
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const membership = await joinServer(cluster);
    if (membership) {
      server?.settleLog();
      return membership;
    }
    if (server?.hasEnded() && !passing.test(server.log())) break;
    if (!server || server.hasEnded()) {
      server?.settleLog();
      removeStalePostmaster(cluster.data);
      server = await startServer(binaries.postgres, cluster, fsync);
    }
    await delay(pauseMs);
  }
  const reason = lastLines(server?.log() ?? '');
  server?.settleLog();
  throw new Error(
    `The embedded PostgreSQL did not start. Fix the cause below, or set DATABASE_URL.\n${reason}`,
  );
}
