// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import type { FoundCandidate } from '#shared/candidate.ts';
import CandidateSearch from '../../client/components/candidates/CandidateSearch.vue';
import ScorecardSelect from '../../client/components/scorecards/ScorecardSelect.vue';
import { setLocale } from '../../client/i18n/index.ts';
import { applicationsOf, contactFrom } from '../../client/stores/candidate-search.ts';
import { useDraft } from '../../client/stores/draft.ts';
import { fakeServer, json } from './fake-server.ts';

const interview = {
  id: 'i1',
  applicationId: 4,
  jobTitle: '前端',
  department: '研发',
  round: 2,
  status: 'completed' as const,
  startsAt: '2026-11-20T07:00:00Z',
};
const candidate: FoundCandidate = {
  candidateId: 1,
  name: '林晓',
  zone: 'Europe/Paris',
  interviews: [
    interview,
    { ...interview, id: 'i0', round: 1 },
    { ...interview, id: 'i9', applicationId: 5, jobTitle: '后端', round: 9 },
  ],
};
const RouterLink = defineComponent({
  props: { to: { type: String, required: true } },
  setup:
    ({ to }, { slots }) =>
    () =>
      h('a', { href: to }, slots['default']?.()),
});
const global = { stubs: { RouterLink } };

beforeEach(async () => {
  sessionStorage.clear();
  setActivePinia(createPinia());
  await setLocale('en');
});

describe('finding a candidate', () => {
  it('asks by mail address or by phone, in the body', async () => {
    expect(contactFrom(' a@b.example ')).toEqual({ email: 'a@b.example' });
    expect(contactFrom('137 0000 1111')).toEqual({ phone: '137 0000 1111' });
    const { asked } = fakeServer(json({ items: [] }));
    const page = mount(CandidateSearch, { global });

    await page.find('form').trigger('submit');
    expect(page.find('[aria-invalid]').exists()).toBe(true);
    await page.find('input').setValue('137 0000 1111');
    await page.find('form').trigger('submit');
    await flushPromises();

    expect(asked).toMatchObject([
      { url: '/api/candidates/search', body: { phone: '137 0000 1111' } },
    ]);
    expect(page.find('[role=status]').text()).toContain('Nobody with this contact');
    page.unmount();
  });

  it('shows each application with its interviews and the round that comes next', async () => {
    fakeServer(json({ items: [candidate] }));
    const page = mount(CandidateSearch, { global });
    await page.find('input').setValue('a@b.example');
    await page.find('form').trigger('submit');
    await flushPromises();

    expect(page.findAll('a').map((link) => link.attributes('href'))).toEqual([
      '/i/i1',
      '/i/i0',
      '/i/i9',
    ]);
    expect(applicationsOf(candidate).map(({ id, next }) => [id, next])).toEqual([
      [4, 3],
      [5, 9],
    ]);
    await page.findAll('section .button')[0]?.trigger('click');
    expect(page.emitted('book')?.[0]).toMatchObject([{ candidateId: 1 }, { id: 4, next: 3 }]);
    page.unmount();
  });

  it('books a further round on their application, without contacts of its own', () => {
    const draft = useDraft();
    Object.assign(draft.fields, { phone: '13800000000', notes: 'kept' });
    const [application] = applicationsOf(candidate);

    if (application) draft.continueWith(candidate, application);
    const body = draft.body();
    draft.startAnew();

    expect(body).toMatchObject({
      applicationId: 4,
      candidateName: '林晓',
      jobTitle: '前端',
      department: '研发',
      round: 3,
      notes: 'kept',
    });
    expect(body.candidate).toBeUndefined();
    expect(draft.body()).toMatchObject({ candidateName: '', jobTitle: '前端', candidate: {} });
    expect(draft.body().applicationId).toBeUndefined();
  });
});

describe('choosing a scorecard', () => {
  const listed = { id: 8, name: 'Go', version: 3, questions: [] };

  it('offers the newest versions, and the older one the interview has', async () => {
    fakeServer(json({ items: [{ ...listed, id: null, name: 'Built in' }, listed] }));
    const present = { id: 5, name: 'Go', version: 2, begun: false };
    const select = mount(ScorecardSelect, { props: { chosen: 5, present } });
    await flushPromises();

    expect(select.findAll('option').map((one) => one.text())).toEqual([
      'Go, version 2',
      'Built in',
      'Go, version 3',
    ]);
    await select.find('select').setValue('8');
    expect(select.emitted('choose')).toEqual([[8]]);
  });

  it('offers nothing once somebody writes on it', () => {
    fakeServer();
    const present = { id: 5, name: 'Go', version: 2, begun: true };
    const select = mount(ScorecardSelect, { props: { chosen: 5, present } });

    expect(select.find('select').exists()).toBe(false);
    expect(select.text()).toContain('Go, version 2');
  });

  it('is sent only when it is not the built-in one', () => {
    const draft = useDraft();
    expect(draft.body().scorecardVersionId).toBeUndefined();
    draft.fields.scorecardId = 8;

    expect(draft.body().scorecardVersionId).toBe(8);
  });
});
