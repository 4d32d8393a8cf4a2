// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnyInterview } from '#shared/interview.ts';
import InterviewList from '../../client/components/interviews/InterviewList.vue';
import { setLocale } from '../../client/i18n/index.ts';
import { createAppRouter } from '../../client/router.ts';
import { useInterviews } from '../../client/stores/interviews.ts';
import { anInterview } from './an-interview.ts';

const now = '2026-11-24T05:00:00Z';

function json(body: unknown, status = 200): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
}

function page(items: AnyInterview[], nextCursor: string | null = null): Response {
  return json({ items, nextCursor, now });
}

function broken(): Response {
  return json({ status: 500, code: 'internal', detail: 'd', title: 't', requestId: 'req-7' }, 500);
}

async function mountList(...answers: (Response | Promise<Response>)[]) {
  const fetch = vi.fn(async (url: string) => {
    // The number beside "to do" is asked for on the side.
    if (url.includes('view=todo')) return page([]);
    return answers.shift() ?? broken();
  });
  vi.stubGlobal('fetch', fetch);
  const router = createAppRouter();
  const list = mount(InterviewList, { global: { plugins: [router] } });
  const store = useInterviews();
  const shown = store.show('upcoming');
  await flushPromises();
  return { list, store, shown, fetch };
}

describe('the list of interviews', () => {
  beforeEach(async () => {
    setActivePinia(createPinia());
    await setLocale('en');
  });

  it('shows a skeleton until the first answer is here', async () => {
    const { list } = await mountList(new Promise<Response>(() => undefined));

    expect(list.find('[aria-busy="true"]').text()).toBe('Loading…');
    expect(list.findAll('.skeleton-row')).toHaveLength(4);
  });

  it('offers one thing to do when there is nothing', async () => {
    const { list } = await mountList(page([]));

    expect(list.text()).toContain('No interviews yet');
    expect(list.findAll('button, a')).toHaveLength(1);
  });

  it('puts the next interview on top, once, with a way into its room', async () => {
    const { list } = await mountList(
      page([
        anInterview({ id: 'a', candidateName: 'Ada' }),
        anInterview({ id: 'b', candidateName: 'Bob', startsAt: '2026-11-24T09:00:00Z' }),
      ]),
    );

    expect(list.find('article').text()).toContain('Ada');
    expect(list.find('article a[href="https://meet.example/1"]').text()).toBe('Join');
    expect(list.findAll('[data-interview="a"]')).toHaveLength(1);
    expect(list.find('section [data-interview="b"]').text()).toContain('Bob');
  });

  it('shows the error with a way to retry and the id to report', async () => {
    const { list } = await mountList(broken(), page([anInterview()]));
    expect(list.find('[role="alert"]').text()).toContain('req-7');

    await list.find('[role="alert"] button').trigger('click');
    await flushPromises();

    expect(list.find('[role="alert"]').exists()).toBe(false);
    expect(list.text()).toContain('林晓');
  });

  it('keeps what was loaded on the screen when a refresh fails', async () => {
    const { list, store } = await mountList(page([anInterview()]), broken());

    await store.load();

    expect(list.find('[role="alert"]').exists()).toBe(true);
    expect(list.text()).toContain('林晓');
  });

  it('adds the next page below, without repeating anyone', async () => {
    const first = anInterview({ id: 'a' });
    const { list, fetch } = await mountList(
      page([first], 'c 1'),
      page([first, anInterview({ id: 'b', startsAt: '2026-11-25T07:00:00Z' })]),
    );

    await list.find('.more').trigger('click');
    await flushPromises();

    expect(fetch.mock.lastCall?.[0]).toContain('&cursor=c%201');
    expect(list.findAll('[data-interview]')).toHaveLength(2);
    expect(list.find('.more').exists()).toBe(false);
  });
});
