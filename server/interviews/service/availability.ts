import type { Viewer } from '#shared/member.ts';
import { fieldProblem, forbidden, invalid } from '#shared/problem-error.ts';
import type { Db } from '../../db/pool.ts';
import { readBusy } from '../store/holds-store.ts';

const longestMs = 31 * 24 * 3600 * 1000;

/** When members are taken: only times, for whoever schedules. */
export function createAvailability(options: { db: Db; corpId: string }) {
  return async function availability(
    viewer: Viewer,
    query: { userids: string[]; from: Date; to: Date; except: string },
  ) {
    const { from, to } = query;
    if (!viewer.grants.some(({ role }) => role === 'recruiter' || role === 'recruiter_lead')) {
      throw forbidden('Only recruiters see when somebody is free.');
    }
    if (to <= from || to.getTime() - from.getTime() > longestMs) {
      throw invalid([fieldProblem('to', 'invalid', 'Ask for at most 31 days after from.')]);
    }
    const rows = await readBusy(options.db, {
      corpId: options.corpId,
      useridKeys: query.userids.map((userid) => userid.toLowerCase()),
      startsAt: from,
      endsAt: to,
      except: query.except,
    });
    return {
      items: rows.map(({ userid, startsAt, endsAt }) => ({
        userid,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      })),
    };
  };
}
