// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { blankDraft, draftKey, readDraft } from '../../client/stores/draft-fields.ts';
import { useDraft } from '../../client/stores/draft.ts';
import { clocksChange, startsAt, wallKind } from '../../client/stores/wall-clock.ts';

function newPage() {
  setActivePinia(createPinia());
  return useDraft();
}

describe('the draft', () => {
  beforeEach(() => sessionStorage.clear());

  it('survives a reload', async () => {
    const before = newPage();
    before.fields.candidateName = '林晓';
    before.fields.interviewers.push({ userid: 'LiLei', name: '李雷', seat: 'judge' });
    await nextTick();

    const after = newPage();

    expect(after.restored).toBe(true);
    expect(after.fields.candidateName).toBe('林晓');
    expect(after.fields.interviewers).toEqual([{ userid: 'LiLei', name: '李雷', seat: 'judge' }]);
  });

  it('keeps contacts out of the browser’s storage', async () => {
    const draft = newPage();
    Object.assign(draft.fields, {
      candidateName: '林晓',
      phone: '13800138000',
      email: 'l@x.example',
    });
    await nextTick();

    expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/13800138000|l@x/);
    expect(draft.body().candidate).toEqual({ phone: '13800138000', email: 'l@x.example' });
    draft.submissionKey(draft.body());
    expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/13800138000|l@x/);
  });

  it('offers times instead of one when the candidate is to choose', () => {
    const draft = newPage();
    Object.assign(draft.fields, {
      way: 'offer',
      zone: 'Asia/Shanghai',
      offers: [
        { date: '2026-12-02', time: '15:00' },
        { date: '2026-12-01', time: '09:30' },
      ],
    });

    const body = draft.body();

    expect(body.startsAt).toBeUndefined();
    expect(body.offer?.slots.map(({ startsAt: at }) => at)).toEqual([
      '2026-12-01T01:30:00.000Z',
      '2026-12-02T07:00:00.000Z',
    ]);
  });

  it('is not kept while nothing was typed', async () => {
    const draft = newPage();
    draft.fields.notes = 'x';
    await nextTick();
    draft.fields.notes = '';
    await nextTick();

    expect(draft.isDirty).toBe(false);
    expect(sessionStorage.getItem(draftKey)).toBeNull();
  });

  it('is gone after it was discarded', async () => {
    const draft = newPage();
    draft.fields.jobTitle = '前端';
    await nextTick();

    draft.discard();
    await nextTick();

    expect(newPage().restored).toBe(false);
  });

  it('becomes the body the server expects', () => {
    const draft = newPage();
    Object.assign(draft.fields, { date: '2026-11-30', time: '15:30', zone: 'Asia/Shanghai' });
    draft.fields.interviewers.push({ userid: 'LiLei', name: '李雷', seat: 'judge' });

    expect(draft.body()).toMatchObject({
      startsAt: '2026-11-30T07:30:00.000Z',
      zone: 'Asia/Shanghai',
      interviewers: ['LiLei'],
    });
  });

  it('keeps one submission key for the same content, also over a reload', () => {
    const draft = newPage();
    const body = draft.body();

    const key = draft.submissionKey(body);

    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(newPage().submissionKey(body)).toBe(key);
  });

  it('takes a new key when the content changed or the server asked for one', () => {
    const draft = newPage();
    const body = draft.body();
    const key = draft.submissionKey(body);

    expect(draft.submissionKey({ ...body, round: 2 })).not.toBe(key);

    const again = draft.submissionKey(body);
    draft.forgetKey();
    expect(draft.submissionKey(body)).not.toBe(again);
  });
});

describe('reading a saved draft', () => {
  const blank = blankDraft('Asia/Shanghai');

  it.each(['{', 'null', '{"candidateName":"x"}', JSON.stringify({ ...blank, interviewers: [1] })])(
    'drops what is not a draft of today: %s',
    (saved) => {
      expect(readDraft(saved, blank)).toBeNull();
    },
  );
});

describe('the wall clock of the draft', () => {
  const paris = { zone: 'Europe/Paris', time: '09:00' };

  it('means an instant that follows daylight saving time', () => {
    expect(startsAt({ ...paris, date: '2026-10-24' })?.toISOString()).toBe(
      '2026-10-24T07:00:00.000Z',
    );
    expect(startsAt({ ...paris, date: '2026-10-26' })?.toISOString()).toBe(
      '2026-10-26T08:00:00.000Z',
    );
  });

  it('means nothing while the date is missing', () => {
    expect(startsAt({ ...paris, date: '' })).toBeNull();
  });

  it('warns on the day the clocks change, and only then', () => {
    expect(clocksChange({ zone: 'Europe/Paris', date: '2026-10-25' })).toBe(true);
    expect(clocksChange({ zone: 'Europe/Paris', date: '2026-10-26' })).toBe(false);
    expect(clocksChange({ zone: 'Asia/Shanghai', date: '2026-10-25' })).toBe(false);
  });

  it.each([
    ['2026-03-29', '02:30', 'skipped'],
    ['2026-10-25', '02:30', 'twice'],
    ['2026-10-25', '04:00', 'once'],
  ])('knows that on %s clocks show %s %s in Paris', (date, time, kind) => {
    expect(wallKind({ zone: 'Europe/Paris', date, time })).toBe(kind);
  });
});
