import type pg from 'pg';
import { defaultLocale } from '#shared/locale.ts';
import type { Ability } from '../../abilities/service.ts';
import { withAdvisoryLock } from '../../db/advisory-lock.ts';
import type { WecomClient } from '../../wecom/client.ts';
import { tileOf } from '../tile.ts';

const lockKey = 7_243_110_012;

/** The kind of tile the app has, set once; and whether the corp lets it have one. */
export function createTemplate(options: {
  pool: pg.Pool;
  wecom: Pick<WecomClient, 'workbench'>;
  ability: Ability;
  publicUrl: string;
}) {
  const { pool, ability, publicUrl } = options;
  // For members without data of their own: nothing today, nothing next.
  const { data, hash } = tileOf([], { locale: defaultLocale, publicUrl, now: new Date(0) });

  async function set(): Promise<boolean> {
    try {
      await options.wecom.workbench.setTemplate(data);
      await ability.on(hash);
      return true;
    } catch (error) {
      if (await ability.offBy(error)) return false;
      throw error;
    }
  }

  return {
    /** False while tiles are off, or another process is just setting it. @throws WecomError */
    async isSet(): Promise<boolean> {
      const known = await ability.read();
      if (known?.state === 'on' && known.ref === hash) return true;
      if (known?.state === 'off' && !(await ability.mayProbe())) return false;
      let done = false;
      await withAdvisoryLock(pool, lockKey, async () => void (done = await set()));
      return done;
    },

    /** Somebody has set another one: ours is set again before the next tile. */
    forget: () => ability.on(''),
  };
}
