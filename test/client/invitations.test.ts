// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NotificationStatus } from '#shared/notification.ts';
import InterviewPeople from '../../client/components/interview/InterviewPeople.vue';
import { setLocale } from '../../client/i18n/index.ts';
import { useInterview } from '../../client/stores/interview.ts';
import { aDetail } from './an-interview.ts';

const at = '2026-11-24T05:00:00Z';

function withInvitation(status: NotificationStatus, errcode: number | null = null) {
  const advice = errcode === null ? null : 'Add the member to the visible range.';
  return aDetail({ invitations: [{ userid: 'LiLei', status, at, errcode, advice }] });
}

function serveInTurn(...statuses: NotificationStatus[]) {
  const fetch = vi.fn(async () => {
    const status = statuses.length > 1 ? statuses.shift() : statuses[0];
    return new Response(JSON.stringify(withInvitation(status ?? 'planned')), {
      headers: { 'content-type': 'application/json' },
    });
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

describe('the invitations', () => {
  beforeEach(async () => {
    setActivePinia(createPinia());
    await setLocale('en');
    vi.useFakeTimers();
  });

  afterEach(() => {
    useInterview().close();
    vi.useRealTimers();
  });

  it('are looked at every few seconds until a minute after the last change, then rarely', async () => {
    const fetch = serveInTurn('planned', 'claimed', 'sent');
    const store = useInterview();

    await store.open('i1');
    await vi.advanceTimersByTimeAsync(60_000);
    const soon = fetch.mock.calls.length;
    await vi.advanceTimersByTimeAsync(3_600_000);

    expect(store.detail?.invitations?.[0]?.status).toBe('sent');
    expect(soon).toBeGreaterThan(12);
    expect(fetch.mock.calls.length - soon).toBeLessThan(100);
  });

  it('are not looked at while nobody sees the page', async () => {
    const fetch = serveInTurn('planned');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);

    await useInterview().open('i1');
    await vi.advanceTimersByTimeAsync(600_000);
    hidden.mockRestore();

    expect(fetch).toHaveBeenCalledOnce();
  });

  it('are left alone once the page is closed', async () => {
    const fetch = serveInTurn('planned');
    const store = useInterview();

    await store.open('i1');
    store.close();
    await vi.advanceTimersByTimeAsync(600_000);

    expect(fetch).toHaveBeenCalledOnce();
  });

  it('say in words what went wrong and what to do', async () => {
    const people = mount(InterviewPeople, { props: { detail: withInvitation('failed', 81013) } });
    await flushPromises();

    expect(people.text()).toContain('Message not sent');
    expect(people.text()).toContain('WeCom error 81013');
    expect(people.find('[lang="en"]').text()).toBe('Add the member to the visible range.');
  });

  it('are not shown to anyone but the organiser', () => {
    const people = mount(InterviewPeople, { props: { detail: aDetail() } });

    expect(people.find('.invitation').exists()).toBe(false);
  });
});
