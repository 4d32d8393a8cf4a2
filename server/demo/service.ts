import { createInterviewSchema } from '#shared/interview-input.ts';
import type { Viewer } from '#shared/member.ts';
import type { Candidates } from '../candidates/service.ts';
import type { Db } from '../db/pool.ts';
import { createInterviews } from '../interviews/service.ts';
import type { Members } from '../members/service.ts';
import type { Notifications } from '../notifications/service.ts';
import { demoInterviews } from './demo-interviews.ts';

const recruiterUserid = 'WangFang';

/**
 * Fills an empty sandbox with interviews, by the same service that serves recruiters, so their
 * messages are really sent. Does nothing when the corp has any. Never called with a real corp.
 */
export async function seedDemo(
  context: {
    db: Db;
    wecom: { corpId: string };
    members: Members;
    notifications: Notifications;
    candidates: Candidates;
    interviews: { countUpcoming: (viewer: Viewer) => Promise<number> };
    randomBytes: (count: number) => Buffer;
    now: () => number;
  },
  options: { publicUrl: string; roomUrl: string },
): Promise<void> {
  const recruiter = await context.members.resolve(recruiterUserid);
  if (!recruiter) return;
  const viewer: Viewer = {
    memberId: recruiter.id,
    userid: recruiter.userid,
    name: recruiter.name,
    locale: recruiter.locale,
    roles: ['recruiter'],
    grants: [{ role: 'recruiter', scope: '' }],
  };
  const base = context.now();
  const at = (now: number) =>
    createInterviews({
      ...context,
      corpId: context.wecom.corpId,
      publicUrl: options.publicUrl,
      now: () => now,
      onError: (error) => {
        throw error;
      },
    });
  if ((await context.interviews.countUpcoming(viewer)) > 0) return;

  for (const [index, demo] of demoInterviews(base).entries()) {
    const { daysBefore, ...rest } = demo;
    const input = createInterviewSchema.parse({
      ...rest,
      roomUrl: `${options.roomUrl}/demo-${index + 1}`,
    });
    // A past interview was arranged before it took place.
    await at(base - daysBefore * 24 * 3600 * 1000).create(viewer, input, {
      key: `demo-${index}-${base}`,
    });
  }
}
