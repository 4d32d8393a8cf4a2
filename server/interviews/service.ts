import type { CreateInterview, InterviewDetail } from '#shared/interview.ts';
import type { Viewer } from '#shared/member.ts';
import { notFound } from '#shared/problem-error.ts';
import type { Db } from '../db/pool.ts';
import type { Members } from '../members/service.ts';
import type { Notifications } from '../notifications/service.ts';
import { createCreate } from './service/create.ts';
import { createList } from './service/list.ts';
import { presentDetail } from './service/present.ts';
import { countUpcoming, findInterview } from './store.ts';

export type Interviews = ReturnType<typeof createInterviews>;

/** The life of an interview. Every method decides for itself what the viewer may do. */
export function createInterviews(options: {
  db: Db;
  corpId: string;
  members: Pick<Members, 'resolve'>;
  notifications: Pick<Notifications, 'planAssigned' | 'statesOf'>;
  now: () => number;
  randomBytes: (count: number) => Buffer;
  publicUrl: string;
}) {
  const { db, corpId, now, notifications, publicUrl } = options;
  const create = createCreate(options);

  /** @throws ProblemError not_found, also for an interview the viewer is no part of */
  async function detail(viewer: Viewer, id: string): Promise<InterviewDetail> {
    const row = await findInterview(db, corpId, viewer.memberId, id);
    if (!row) throw notFound('interview');
    const organizes = row.organizer_id === viewer.memberId;
    return presentDetail(row, viewer, {
      pageUrl: `${publicUrl}/i/${row.id}`,
      now: new Date(now()).toISOString(),
      invitations: organizes ? await notifications.statesOf(row.id, row.revision) : null,
    });
  }

  return {
    list: createList({ db, corpId, now }),
    detail,
    async create(viewer: Viewer, input: CreateInterview, key?: string): Promise<InterviewDetail> {
      return detail(viewer, await create(viewer, input, key));
    },
    countUpcoming: (viewer: Viewer) => countUpcoming(db, corpId, viewer.memberId, new Date(now())),
  };
}
