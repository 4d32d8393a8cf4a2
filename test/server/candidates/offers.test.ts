import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { act, arrange, command, invite, look, openLink } from './use-candidate.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

const start = '2026-11-24T09:00:00Z';
const hour = 3600_000;

async function offered() {
  const draft = await arrange(recruiter, { startsAt: undefined });
  const first = Date.parse(start) + (offers += 1) * 1000 * hour;
  const slots = [0, 24, 48].map((later) => ({
    startsAt: new Date(first + later * hour).toISOString(),
    minutes: 45,
  }));
  const made = await command(recruiter, draft.id, 'offer', {
    revision: 1,
    slots,
    expiresAt: new Date(first - hour).toISOString(),
  });
  const { url } = await invite(recruiter, made.id);
  return { made, slots, url, candidate: await openLink(app, url) };
}
let offers = 0;

/** A recruiter's session does not last as long as the clock jumps. */
async function moveTo(iso: string | number) {
  app.clock.set(new Date(iso).toISOString());
  recruiter = await signIn(app, 'WangFang');
}

const detail = async (id: string) =>
  (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>();

async function busy(id: string) {
  const { rows } = await app.context.pool.query('select 1 from seat_hold where interview_id = $1', [
    id,
  ]);
  return rows.length;
}

describe('a candidate with a choice of times', () => {
  it('picks one of the offered times, which frees the others', async () => {
    const { made, slots, candidate } = await offered();
    const view = await look(candidate);
    expect(view).toMatchObject({ phase: 'offered', slot: null });
    expect(view.offers).toHaveLength(3);
    const [, second] = view.offers;

    const answer = await act(candidate, 'pick-slot', { offer: second?.id });

    expect(answer.json()).toMatchObject({
      phase: 'scheduled',
      answer: 'confirmed',
      minutes: 45,
      slot: { startsAt: slots[1]?.startsAt },
    });
    expect(await detail(made.id)).toMatchObject({
      status: 'scheduled',
      participation: 'confirmed',
    });
    expect(await busy(made.id)).toBe(2);
    const late = await act(candidate, 'pick-slot', { offer: view.offers[0]?.id });
    expect(late.json<Problem>().code).toBe('illegal_transition');
  });

  it('names offered times when asking for another one, and only those of this interview', async () => {
    const { candidate } = await offered();
    const [first, second, third] = (await look(candidate)).offers;
    await act(candidate, 'pick-slot', { offer: first?.id });

    expect((await act(candidate, 'ask-other-time', { offers: [first?.id] })).status).toBe(400);
    const asked = await act(candidate, 'ask-other-time', { offers: [second?.id, third?.id] });

    expect(asked.json()).toMatchObject({ wish: { note: '', offers: [second?.id, third?.id] } });
  });

  it('says that no offered time suits, and may still choose one', async () => {
    const { made, candidate } = await offered();

    const asked = await act(candidate, 'ask-other-time', { note: '只有周末' });

    expect(asked.json()).toMatchObject({ phase: 'offered', answer: 'change_requested' });
    expect(await detail(made.id)).toMatchObject({ status: 'offered' });
    const [first] = (await look(candidate)).offers;
    expect((await act(candidate, 'pick-slot', { offer: first?.id })).status).toBe(200);
  });

  it('is offered no time that begins within two hours, nor any after the deadline', async () => {
    const { slots, candidate, url } = await offered();
    const [first] = (await look(candidate)).offers;
    const firstAt = Date.parse(slots[0]?.startsAt ?? '');

    await moveTo(firstAt - 1.5 * hour);
    const late = await openLink(app, url);

    expect((await look(late)).offers.map(({ id }) => id)).not.toContain(first?.id);
    expect((await act(late, 'pick-slot', { offer: first?.id })).status).toBe(409);
    await moveTo(firstAt - 0.5 * hour);
    const [second] = (await look(late)).offers;
    expect((await act(late, 'pick-slot', { offer: second?.id })).status).toBe(409);
    await moveTo(start);
  });
});
