// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import type { InterviewDetail } from '#shared/interview.ts';
import { useInterview } from '../../client/stores/interview.ts';
import { createStep } from '../../client/stores/step.ts';
import { aDetail } from './an-interview.ts';
import { fakeServer, json, problem } from './fake-server.ts';

const can = { actions: [], commands: ['reschedule'] };
const detail: InterviewDetail = aDetail({ can });

function openStep() {
  return createStep({
    detail,
    command: 'reschedule',
    blank: { startsAt: '2026-11-25T07:00:00.000Z', reason: '' },
    missing: ({ reason }) => (reason ? {} : { reason: 'required' }),
    content: ({ startsAt, reason }) => ({ startsAt, minutes: 60, reason }),
    previews: true,
  });
}

describe('changing an interview', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    sessionStorage.clear();
    setActivePinia(createPinia());
  });

  afterEach(() => {
    useInterview().close();
    vi.useRealTimers();
  });

  it('asks nobody while a field is blank', async () => {
    const { asked } = fakeServer();
    const step = openStep();

    expect(await step.preview()).toBeNull();
    expect(step.errors.value).toEqual({ reason: 'required' });
    expect(asked).toEqual([]);
  });

  it('first shows who will be told, and then leaves out whom the reader unticks', async () => {
    const notice = { kind: 'moved', channel: 'wecom', userid: 'LiLei', name: '李雷' };
    const { asked } = fakeServer(json({ notices: [notice] }), json({ ...detail, revision: 2 }));
    const step = openStep();
    step.fields.reason = 'moved';

    expect(await step.preview()).toMatchObject([{ userid: 'LiLei' }]);
    step.chooseSkip(['LiLei']);
    expect(await step.save()).toMatchObject({ revision: 2 });

    expect(asked[0]).toMatchObject({ url: '/api/interviews/i1/reschedule?preview=true' });
    expect(asked[0]?.key).toBeUndefined();
    expect(asked[1]).toMatchObject({
      url: '/api/interviews/i1/reschedule',
      body: { revision: 1, reason: 'moved', skip: ['LiLei'] },
    });
  });

  it('repeats its key for the same content, also over a reload, and takes another for other content', async () => {
    const { asked } = fakeServer();
    const step = openStep();
    step.fields.reason = 'moved';
    await nextTick();

    await step.save();
    await step.save();
    setActivePinia(createPinia());
    const reloaded = openStep();
    await reloaded.save();
    reloaded.fields.reason = 'moved again';
    await reloaded.save();

    const keys = asked.map(({ key }) => key);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('keeps what was typed when the interview has changed, and goes on once that was seen', async () => {
    const current = { ...detail, revision: 4, candidateName: '林晓二' };
    const { asked } = fakeServer(
      json(detail),
      problem('stale_revision', 409, { current }),
      json({ ...current, revision: 5 }),
    );
    await useInterview().open('i1');
    const step = openStep();
    step.fields.reason = 'typed with care';

    expect(await step.save()).toBeNull();
    expect(step.isStale.value).toBe(true);
    expect(step.present.value.candidateName).toBe('林晓二');
    expect(step.fields.reason).toBe('typed with care');
    expect(await step.save()).toBeNull();

    step.adopt();
    expect(await step.save()).toMatchObject({ revision: 5 });
    expect(asked.at(-1)?.body).toMatchObject({ revision: 4, reason: 'typed with care' });
  });

  it('says that it is not possible any more, and keeps what was typed', async () => {
    const current = { ...detail, status: 'cancelled', can: { actions: [], commands: [] } };
    fakeServer(json(detail), problem('illegal_transition', 409, { current }));
    await useInterview().open('i1');
    const step = openStep();
    step.fields.reason = 'typed';

    await step.save();

    expect(step.isLegal.value).toBe(false);
    expect(step.fields.reason).toBe('typed');
  });

  it('names who is busy', async () => {
    const conflict = { userid: 'LiLei', name: '李雷', interview: null };
    fakeServer(problem('seat_conflict', 409, { conflicts: [conflict] }));
    const step = openStep();
    step.fields.reason = 'moved';

    await step.preview();

    expect(step.request.error?.conflicts).toEqual([conflict]);
    expect(step.isStale.value).toBe(false);
  });

  it('is filled in again when the sheet was closed, and blank once it was saved', async () => {
    const first = openStep();
    first.fields.reason = 'half a sentence';
    await nextTick();

    const second = openStep();
    expect(second.fields.reason).toBe('half a sentence');

    fakeServer(json({ ...detail, revision: 2 }));
    await second.save();
    expect(openStep().fields.reason).toBe('');
  });
});
