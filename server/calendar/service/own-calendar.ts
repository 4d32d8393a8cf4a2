import type pg from 'pg';
import type { Ability } from '../../abilities/service.ts';
import { withAdvisoryLock } from '../../db/advisory-lock.ts';
import type { WecomClient } from '../../wecom/client.ts';
import { WecomError } from '../../wecom/errors.ts';
import { defaultLocale } from '#shared/locale.ts';
import { calendarTexts } from '../texts.ts';

const lockKey = 7_243_110_011;
const color = '#0071E3';
/** Not known, deleted. */
const gone = new Set([90457, 90459]);

/** The calendar that holds all our schedules, made once; and whether the corp lets us have one. */
export function createOwnCalendar(options: {
  pool: pg.Pool;
  wecom: Pick<WecomClient, 'calendars'>;
  ability: Ability;
}) {
  const { pool, ability } = options;
  const { calendars } = options.wecom;

  async function make(): Promise<string> {
    const summary = calendarTexts[defaultLocale].calendar;
    const { calId } = await calendars.add({ summary, color }, { isDefault: true });
    await ability.on(calId);
    return calId;
  }

  async function tryAgain(ref: string): Promise<string | undefined> {
    try {
      if (!ref) return await make();
      await calendars.get([ref]);
      await ability.on(ref);
      return ref;
    } catch (error) {
      const isGone = error instanceof WecomError && gone.has(error.errcode ?? 0);
      if (isGone) return make();
      if (await ability.offBy(error)) return undefined;
      throw error;
    }
  }

  return {
    /**
     * Its id; undefined while calendars are off, or another process is just making it.
     * @throws WecomError for what passes
     */
    async find(): Promise<string | undefined> {
      const known = await ability.read();
      if (known?.state === 'on' && known.ref) return known.ref;
      if (known?.state === 'off' && !(await ability.mayProbe())) return undefined;
      let calId: string | undefined;
      await withAdvisoryLock(pool, lockKey, async () => {
        calId = await tryAgain((await ability.read())?.ref ?? '');
      });
      return calId;
    },

    /** It was deleted in a client: the next turn makes another one. */
    async forget(calId: string): Promise<boolean> {
      const known = await ability.read();
      if (known?.ref !== calId) return false;
      await ability.on('');
      return true;
    },
  };
}
