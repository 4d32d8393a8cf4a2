// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { builtinScorecard } from '#shared/builtin-scorecard.ts';
import { createScorecardSchema } from '#shared/feedback-input.ts';
import type { Question, ScorecardVersion } from '#shared/scorecard.ts';
import ScorecardEditor from '../../client/components/scorecards/ScorecardEditor.vue';
import { setLocale } from '../../client/i18n/index.ts';
import { fieldsFrom, hasOtherTexts, scorecardBody } from '../../client/stores/scorecard-fields.ts';
import { createScorecardForm } from '../../client/stores/scorecard-form.ts';
import { useScorecards } from '../../client/stores/scorecards.ts';
import { fakeServer, json, problem } from './fake-server.ts';

const first: ScorecardVersion = {
  id: 7,
  name: 'Go',
  version: 1,
  createdAt: '2026-11-20T00:00:00Z',
  createdBy: null,
  questions: [
    { key: 'depth', kind: 'rating', required: true, label: 'Depth' },
    { key: 'notes', kind: 'text', required: false, label: 'Notes', hint: 'Facts' },
  ],
};

function aForm(source: { questions: readonly Question[] } | null = null, isNext = false) {
  const name = isNext ? 'Go' : '';
  return createScorecardForm({ of: 'new', blank: fieldsFrom(source, name, 'en'), isNext });
}

beforeEach(async () => {
  sessionStorage.clear();
  setActivePinia(createPinia());
  await setLocale('en');
});

describe('what is sent of a scorecard', () => {
  it('is the built-in one again, keys and languages and all, when nothing was changed', () => {
    const { questions } = scorecardBody(fieldsFrom(builtinScorecard, 'Ours', 'fr'));

    expect(questions).toEqual(builtinScorecard.questions);
  });

  it('names new questions by their texts, once each, and leaves the old keys alone', () => {
    const form = aForm(first, true);
    for (const label of ['Notes', 'Tests first?', '代码', '沟通']) {
      Object.assign(form.add() ?? {}, { label: { 'zh-CN': '', en: label, fr: '' } });
    }
    form.move(0, 1);

    const body = scorecardBody(form.fields);

    const keys = body.questions.map(({ key }) => key);
    expect(keys).toEqual(['notes', 'depth', 'notes_2', 'tests_first', 'item', 'item_2']);
    expect(createScorecardSchema.safeParse(body).success).toBe(true);
  });

  it('gives a question of another kind another key', () => {
    const form = aForm(first, true);
    Object.assign(form.fields.questions[0] ?? {}, { kind: 'text' });

    expect(scorecardBody(form.fields).questions[0]).toMatchObject({ key: 'depth', kind: 'text' });
    Object.assign(form.fields.questions[0] ?? {}, {
      label: { 'zh-CN': '', en: 'Notes', fr: '' },
    });
    expect(scorecardBody(form.fields).questions.map(({ key }) => key)).toEqual([
      'notes_2',
      'notes',
    ]);
  });

  it('keeps every language when one text is chosen and taken back', () => {
    const form = aForm(builtinScorecard);

    form.choose(false);
    expect(hasOtherTexts(form.fields)).toBe(true);
    expect(scorecardBody(form.fields).questions[0]?.label).toBe('Problem solving');
    form.choose(true);

    expect(scorecardBody(form.fields).questions[0]?.label).toMatchObject({ fr: /./ });
    expect(scorecardBody(form.fields).questions).toEqual(builtinScorecard.questions);
  });
});

describe('a scorecard being written', () => {
  it('says at each field what is missing, before anybody is asked', async () => {
    const { asked } = fakeServer();
    const form = aForm();
    const choice = form.add();
    Object.assign(choice ?? {}, { kind: 'choice' });
    if (choice) form.addOption(choice);

    expect(await form.save()).toBeUndefined();

    expect(form.errors.value).toEqual({
      name: 'required',
      'questions.0.label': 'required',
      'questions.1.label': 'required',
      'questions.1.options': 'too_few',
      'questions.1.options.0.label': 'required',
    });
    expect(asked).toEqual([]);
  });

  it('does not take the name of another one', async () => {
    fakeServer(json({ items: [first] }));
    await useScorecards().load();
    const form = aForm(first);
    form.fields.name = ' Go ';

    await form.save();

    expect(form.errors.value).toEqual({ name: 'duplicate' });
  });

  it('keeps what was typed over a refusal and a reload, and forgets it once saved', async () => {
    fakeServer(problem('internal', 500), json({ ...first, version: 2 }, 201));
    const form = aForm(first, true);
    form.remove(1);
    expect(await form.save()).toBeUndefined();
    await nextTick();
    const after = aForm(first, true);
    expect(after.fields.questions).toHaveLength(1);
    expect(after.isDirty.value).toBe(true);

    expect(await after.save()).toMatchObject({ version: 2 });

    expect(after.isDirty.value).toBe(false);
    expect(aForm(first, true).fields.questions).toHaveLength(2);
  });

  it('is not made twice when the answer to the first try was lost', async () => {
    const form = aForm(first, true);
    form.remove(1);
    const made = { ...first, version: 2, questions: first.questions.slice(0, 1) };
    const lost = () => Promise.reject(new TypeError('offline'));
    const { asked } = fakeServer(lost, json({ items: [made] }));

    expect(await form.save()).toBeUndefined();
    expect(await form.save()).toMatchObject({ version: 2 });

    expect(asked.map(({ method }) => method)).toEqual(['POST', 'GET']);
    expect(form.isDirty.value).toBe(false);
  });

  it('moves questions by buttons, which keep the keyboard and stop at the ends', async () => {
    const form = aForm(first, true);
    const page = mount(ScorecardEditor, {
      props: { form, version: 2 },
      attachTo: document.body,
    });
    const labels = () => form.fields.questions.map(({ key }) => key);
    const down = page.find('[aria-label="Move down: question 1"]');

    await down.trigger('click');
    await nextTick();
    expect(labels()).toEqual(['notes', 'depth']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move down: question 2');
    expect(page.find('[role=status]').text()).toBe('Now question 2 of 2.');

    await page.find('[aria-label="Move down: question 2"]').trigger('click');
    expect(labels()).toEqual(['notes', 'depth']);
    page.unmount();
  });
});
