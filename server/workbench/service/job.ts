import type { Ability } from '../../abilities/service.ts';
import type { Db } from '../../db/pool.ts';
import { backoffMs } from '../../jobs/backoff.ts';
import { grouped } from '../../jobs/grouped.ts';
import type { WecomClient } from '../../wecom/client.ts';
import { WecomError } from '../../wecom/errors.ts';
import type { WorkbenchData } from '../../wecom/workbench.ts';
import {
  claimTiles,
  endTurns,
  hasDue,
  readOwners,
  readSeats,
  type Owner,
  type TileEnd,
} from '../store.ts';
import { tileOf, type Tile } from '../tile.ts';
import type { createTemplate } from './template.ts';

const leaseMs = 60_000;
/** One call of WeCom takes so many members. */
const mostTiles = 1_000;
const mostTries = 6;
const dayMs = 24 * 3_600_000;
const pauses = { first: 15_000, most: 30 * 60_000 };
/** Another template than ours is set, or none. */
const wrongTemplate = new Set([94001, 94008, 94016]);

interface Turn extends Owner {
  tile: Tile;
}

/** Members whose tiles show the same: one call. */
export interface TileGroup {
  data: WorkbenchData;
  turns: Turn[];
}

/** Changed tiles → WeCom's workbench. */
export function createWorkbenchJob(options: {
  db: Db;
  wecom: Pick<WecomClient, 'workbench'>;
  ability: Ability;
  template: ReturnType<typeof createTemplate>;
  lookUp: (userids: string[]) => Promise<void>;
  publicUrl: string;
  now: () => number;
  random: () => number;
  onError: (error: unknown) => void;
}) {
  const { db, ability, template, publicUrl } = options;
  const { workbench } = options.wecom;
  const now = () => new Date(options.now());
  const later = (ms: number) => new Date(options.now() + ms);

  function shown({ memberId, changes, tile }: Turn, hash: string | null): TileEnd {
    const fixed = { error: '', held: false };
    return { memberId, changes, status: 'shown', dueAt: tile.until, hash, ...fixed };
  }

  async function turnsOf(memberIds: number[]): Promise<Turn[]> {
    const at = now();
    const owners = await readOwners(db, memberIds);
    const seats = await readSeats(db, memberIds, at);
    return owners.map((owner) => ({
      ...owner,
      tile: tileOf(seats.get(owner.memberId) ?? [], { locale: owner.locale, publicUrl, now: at }),
    }));
  }

  async function failed(turns: Turn[], error: unknown): Promise<void> {
    const text = error instanceof Error ? error.message : String(error);
    const isWecom = error instanceof WecomError;
    if (!isWecom) options.onError(error);
    const off = await ability.offBy(error);
    const other = isWecom && wrongTemplate.has(error.errcode ?? 0);
    if (other) await template.forget();
    const held = off || (isWecom && error.reaction === 'wait');
    const isPermanent = isWecom && !other && ['permanent', 'recipient'].includes(error.reaction);
    await endTurns(
      db,
      turns.map(({ memberId, changes, finished }) => {
        const givenUp = isPermanent || finished + 1 >= mostTries;
        const pause = isWecom && held ? (error.retryAfterMs ?? 60_000) : undefined;
        const wait = pause ?? backoffMs(finished + 1, options.random(), pauses);
        return {
          memberId,
          changes,
          status: givenUp && !held ? 'failed' : 'waiting',
          dueAt: later(givenUp && !held ? dayMs : wait),
          hash: null,
          error: text,
          held,
        };
      }),
      now(),
    );
  }

  /** One member who cannot be shown to the app must not keep the tile from the others. */
  async function oneByOne(turns: Turn[], data: WorkbenchData): Promise<void> {
    for (const turn of turns) {
      try {
        await workbench.setData(turn.userid, data);
        await endTurns(db, [shown(turn, turn.tile.hash)], now());
      } catch (error) {
        const isGone = error instanceof WecomError && error.reaction === 'recipient';
        if (isGone) await options.lookUp([turn.userid]);
        await failed([turn], error);
      }
    }
  }

  return {
    /** Groups of tiles this process may now write; none while tiles are off. */
    async claim(): Promise<TileGroup[]> {
      if (!(await hasDue(db, now()))) return [];
      if (!(await template.isSet())) return [];
      const claim = { at: now(), leaseUntil: later(leaseMs), most: mostTiles };
      const claimed = await claimTiles(db, claim);
      if (claimed.length === 0) return [];
      const turns = await turnsOf(claimed.map(({ id }) => id));
      const unchanged = turns.filter(
        ({ active, shownHash, tile }) => !active || shownHash === tile.hash,
      );
      await endTurns(
        db,
        unchanged.map((turn) => shown(turn, null)),
        now(),
      );
      const changed = turns.filter((turn) => !unchanged.includes(turn));
      const groups = grouped(changed, ({ tile }) => tile.hash);
      return [...groups.values()].flatMap((group) => {
        const [first] = group;
        return first ? [{ data: first.tile.data, turns: group }] : [];
      });
    },

    /** One call; whatever happens, each member's row says so. */
    async handle({ data, turns }: TileGroup): Promise<void> {
      try {
        await workbench.setDataBatch(
          turns.map(({ userid }) => userid),
          data,
        );
      } catch (error) {
        const isRecipient = error instanceof WecomError && error.reaction === 'recipient';
        return isRecipient ? oneByOne(turns, data) : failed(turns, error);
      }
      await endTurns(
        db,
        turns.map((turn) => shown(turn, turn.tile.hash)),
        now(),
      );
    },
  };
}
