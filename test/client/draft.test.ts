// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import {
  blankDraft,
  clocksChange,
  draftKey,
  readDraft,
  startsAt,
} from '../../client/stores/draft-fields.ts';
import { useDraft } from '../../client/stores/draft.ts';

function newPage() {
  setActivePinia(createPinia());
  return useDraft();
}

describe('the draft', () => {
  beforeEach(() => sessionStorage.clear());

  it('survives a reload', async () => {
    const before = newPage();
    before.fields.candidateName = '林晓';
    before.fields.interviewers.push({ userid: 'LiLei', name: '李雷' });
    await nextTick();

    const after = newPage();

    expect(after.restored).toBe(true);
    expect(after.fields.candidateName).toBe('林晓');
    expect(after.fields.interviewers).toEqual([{ userid: 'LiLei', name: '李雷' }]);
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
    draft.fields.interviewers.push({ userid: 'LiLei', name: '李雷' });

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
});
