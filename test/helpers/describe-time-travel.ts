import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewState } from '../../shared/interview-state.ts';
import type { Role, Viewer } from '../../shared/member.ts';
import { planLives, travel, type Life } from './time-travel.ts';
import { startTestApp, type TestApp } from './start-test-app.ts';

const hour = 3_600_000;
const hours = 72;

interface Sent {
  kind: string;
  revision: number;
  interview: string;
  recipient: number;
  at: Date;
  arrived: number;
}

async function viewer(app: TestApp, userid: string, roles: Role[]): Promise<Viewer> {
  const member = await app.context.members.resolve(userid);
  if (!member) throw new Error(userid);
  const grants = roles.map((role) => ({ role, scope: '' }));
  return { ...member, memberId: member.id, roles, grants };
}

/**
 * Three days of fifty interviews with moves, cancellations, refusals and absences, and what must
 * hold of the messages afterwards. A failure names the seed, in the title.
 */
export function describeTimeTravel(seed: number): void {
  describe(`72 hours of 50 interviews, SEED=${seed}`, () => {
    let app: TestApp;
    let lives: Life[];
    let sent: Sent[];
    let states: Map<string, InterviewState>;

    beforeAll(async () => {
      app = await startTestApp({ work: false });
      app.clock.set('2026-11-24T01:07:00Z');
      const names = ['ZhangSan', 'LiNa', 'Camille', 'ChenJie'];
      const people = {
        recruiter: await viewer(app, 'WangFang', ['recruiter']),
        interviewers: await Promise.all(names.map((name) => viewer(app, name, ['interviewer']))),
      };
      const end = app.clock.now() + hours * hour;
      const plan = planLives(app, people, { seed, interviews: 50, hours });
      ({ lives } = plan);
      await travel(app, plan.acts, end);
      lives = lives.filter(({ id }) => id);
      const rows = await app.context.pool.query<
        Omit<Sent, 'arrived'> & { msgid: string; userid: string }
      >(
        `select n.kind, n.revision, n.interview_id as interview, n.recipient_id as recipient,
            n.sent_at as at, n.msgid, r.userid
       from notification n join member r on r.id = n.recipient_id
      where n.status = 'sent' and n.kind <> 'card' and n.interview_id is not null`,
      );
      sent = rows.rows.map((row) => ({
        ...row,
        arrived: app.sandbox.messages.filter(
          (one) => one.msgid === row.msgid && one.userid === row.userid,
        ).length,
      }));
      const found = await Promise.all(lives.map(({ id }) => app.context.interviews.state(id)));
      states = new Map(found.flatMap((state) => (state ? [[state.id, state]] : [])));
    }, 120_000);
    afterAll(() => app.close());

    it('is a life worth the name', () => {
      expect(lives.length).toBeGreaterThan(25);
      expect(sent.length).toBeGreaterThan(100);
      expect([...states.values()].some(({ revision }) => revision > 1)).toBe(true);
      expect(lives.some(({ cancelledAt }) => cancelledAt)).toBe(true);
    });

    it('sends every message once', () => {
      expect(sent.filter(({ arrived }) => arrived !== 1)).toEqual([]);
    });

    it('sends no message about an old revision', () => {
      const stale = sent.filter(({ kind, revision, interview, at }) => {
        const next = lives.find(({ id }) => id === interview)?.revisions.get(revision + 1);
        // Who was replaced is out, whatever the interview does later.
        return kind !== 'replaced' && next !== undefined && at.getTime() >= next;
      });
      expect(stale).toEqual([]);
    });

    it('sends nothing after a cancellation but the news of it', () => {
      const late = sent.filter(({ kind, interview, at }) => {
        const { cancelledAt } = lives.find(({ id }) => id === interview) ?? {};
        return cancelledAt !== undefined && at.getTime() >= cancelledAt && kind !== 'cancelled';
      });
      expect(late).toEqual([]);
    });

    it('reminds everybody once who takes part', () => {
      const counts = [...states.values()].flatMap((state) => {
        const life = lives.find(({ id }) => id === state.id);
        const settledAt = life?.revisions.get(state.revision) ?? Infinity;
        const start = state.slot?.startsAt.getTime() ?? Infinity;
        const isOver = start + hour / 2 < app.clock.now() && !life?.cancelledAt;
        if (!isOver || settledAt > start - hour / 2) return [];
        return state.seats
          .filter(({ response }) => response === 'accepted')
          .map(
            ({ memberId }) =>
              sent.filter(
                ({ kind, interview, recipient, revision }) =>
                  kind === 'remind_start' &&
                  interview === state.id &&
                  recipient === memberId &&
                  revision === state.revision,
              ).length,
          );
      });

      expect(counts.length).toBeGreaterThan(5);
      expect(counts.filter((count) => count !== 1)).toEqual([]);
    });

    it('sends nothing at the full or the half hour', () => {
      const crowded = app.sandbox.messages.filter(
        ({ at }) => new Date(at).getUTCMinutes() % 30 === 0,
      );
      expect(crowded).toEqual([]);
    });

    it('leaves people alone at night, but for what cannot wait', async () => {
      const { rows } = await app.context.pool.query<{ kind: string }>(
        `select distinct n.kind from notification n
        where n.status = 'sent' and n.sent_at is not null and n.kind in
              ('rate', 'overdue_first', 'remind_answer', 'digest')
          and (extract(hour from n.sent_at at time zone 'Asia/Shanghai') >= 22
            or extract(hour from n.sent_at at time zone 'Asia/Shanghai') < 8)`,
      );
      expect(rows).toEqual([]);
    });

    it('loses nothing: what was due has become something', async () => {
      const { rows } = await app.context.pool.query(
        `select kind, status from notification
        where status in ('planned', 'claimed', 'retry') and due_at <= $1`,
        [new Date(app.clock.now())],
      );
      expect(rows).toEqual([]);
    });
  });
}
