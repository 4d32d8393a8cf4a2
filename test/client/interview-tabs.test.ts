// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { InterviewPage } from '#shared/interview.ts';
import type { Locale } from '#shared/locale.ts';
import InterviewTabs from '../../client/components/interviews/InterviewTabs.vue';
import { setLocale } from '../../client/i18n/index.ts';
import { createAppRouter } from '../../client/router.ts';
import { useInterviews } from '../../client/stores/interviews.ts';
import { anInterview } from './an-interview.ts';

function answerOf(count: number): Response {
  const page: InterviewPage = {
    items: count === 0 ? [] : [anInterview()],
    nextCursor: count > 1 ? 'next' : null,
    count,
    now: '2026-11-24T05:00:00Z',
  };
  return new Response(JSON.stringify(page), { headers: { 'content-type': 'application/json' } });
}

async function tabWith(count: number) {
  vi.stubGlobal('fetch', async () => answerOf(count));
  await useInterviews().load('todo');
  const tabs = mount(InterviewTabs, {
    props: { view: 'upcoming' },
    global: { plugins: [createAppRouter()] },
  });
  return tabs.find('a[href$="/todo"]');
}

describe('the number on the tab of what is to do', () => {
  beforeEach(async () => {
    setActivePinia(createPinia());
    await setLocale('en');
  });

  it('is the server’s count and not the length of the first page', async () => {
    const tab = await tabWith(73);

    expect(tab.find('[aria-hidden="true"]').text()).toBe('73');
    expect(tab.find('.visually-hidden').text()).toBe('73 items');
  });

  it.each([
    [99, '99', '99 items'],
    [100, '99+', 'More than 99 items'],
  ])('shows %i as %s', async (count, shown, name) => {
    const tab = await tabWith(count);

    expect(tab.find('[aria-hidden="true"]').text()).toBe(shown);
    expect(tab.find('.visually-hidden').text()).toBe(name);
  });

  it.each<[Locale, string]>([
    ['zh-CN', '超过 99 项'],
    ['fr', 'Plus de 99 éléments'],
  ])('is told in %s', async (locale, name) => {
    await setLocale(locale);

    expect((await tabWith(250)).find('.visually-hidden').text()).toBe(name);
  });

  it('is not there when nothing waits', async () => {
    expect((await tabWith(0)).find('[aria-hidden="true"]').exists()).toBe(false);
  });
});
