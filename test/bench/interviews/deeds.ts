import type { Context } from '../../../server/context.ts';
import { createInterviewSchema, listInterviewsSchema } from '../../../shared/interview-input.ts';
import type { Role, Viewer } from '../../../shared/member.ts';
import { ProblemError } from '../../../shared/problem-error.ts';
import { jobsOf } from './generate.ts';

export const deedNames = [
  'the list of what is to come',
  'the list of what is over',
  'what is to do',
  'what a job has to come, for its lead',
  'what all have to come, for a lead of all',
  'what is over for all, for a lead of all',
  'one interview',
  'a time that somebody has not',
  'a new interview',
] as const;
export type DeedName = (typeof deedNames)[number];

/** What people do, each with a member, and a day of theirs, that it has not met yet. */
export function interviewDeeds({ interviews }: Context, members: number) {
  const midnight = new Date().setUTCHours(0, 0, 0, 0);
  const viewer = (turn: number, role: Role = 'recruiter', scope = ''): Viewer => {
    const memberId = 1 + ((turn * 7) % members);
    return {
      memberId,
      userid: `M${memberId}`,
      name: `Member ${memberId}`,
      locale: 'zh-CN',
      roles: [role],
      grants: [{ role, scope }],
    };
  };
  const job = (turn: number) => `Job ${(turn * 3) % jobsOf(members)}`;
  const at = (day: number, hour: number) =>
    new Date(midnight + day * 86_400_000 + hour * 3_600_000).toISOString();
  const list = (view: string) => (turn: number) =>
    interviews.list(viewer(turn), listInterviewsSchema.parse({ view }));
  const create = (turn: number, startsAt: string) =>
    interviews.create(
      viewer(turn),
      createInterviewSchema.parse({
        jobTitle: 'Job 1',
        candidateName: 'Candidate',
        round: 1,
        startsAt,
        minutes: 60,
        zone: 'Asia/Shanghai',
        interviewers: [viewer(turn).userid, viewer(turn + 1).userid],
        roomUrl: 'https://meet.example/1',
      }),
    );

  const team = (view: string, lead: Viewer) =>
    interviews.list(lead, listInterviewsSchema.parse({ view, scope: 'team' }));

  return {
    'the list of what is to come': list('upcoming'),
    'the list of what is over': list('past'),
    'what is to do': list('todo'),
    'what a job has to come, for its lead': (turn: number) =>
      team('upcoming', viewer(turn, 'recruiter_lead', `job:${job(turn)}`)),
    'what all have to come, for a lead of all': (turn: number) =>
      team('upcoming', viewer(turn, 'recruiter_lead')),
    'what is over for all, for a lead of all': (turn: number) =>
      team('past', viewer(turn, 'recruiter_lead')),
    'one interview': async (turn: number) => {
      const page = await interviews.list(viewer(turn), listInterviewsSchema.parse({}));
      return interviews.detail(viewer(turn), page.items[0]?.id ?? '');
    },
    'a time that somebody has not': (turn: number) =>
      Promise.all([
        create(turn, at(2 + (turn % 20), viewer(turn).memberId % 2 ? 2 : 4)).then(
          () => Promise.reject(new Error('nobody noticed the conflict')),
          (error: unknown) => {
            if (!(error instanceof ProblemError) || error.code !== 'seat_conflict') throw error;
          },
        ),
      ]),
    'a new interview': (turn: number) => create(turn, at(60 + turn, 6)),
  } satisfies Record<DeedName, (turn: number) => Promise<unknown>>;
}
