// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ErasureRequest } from '#shared/candidate.ts';
import ErasureList from '../../client/components/people/ErasureList.vue';
import { setLocale } from '../../client/i18n/index.ts';
import { useErasures } from '../../client/stores/erasures.ts';
import { fakeServer, json, problem } from './fake-server.ts';

const requestedAt = '2026-11-20T03:00:00Z';
const free: ErasureRequest = {
  candidateId: 7,
  requestedAt,
  by: 'member',
  member: { userid: 'WangFang', name: '王芳' },
  open: 0,
};
const busy: ErasureRequest = {
  candidateId: 8,
  requestedAt,
  by: 'candidate',
  member: null,
  open: 2,
};

async function mountList() {
  const store = useErasures();
  await store.load();
  return { store, list: mount(ErasureList, { attachTo: document.body }) };
}

describe('erasure requests', () => {
  beforeEach(async () => {
    setActivePinia(createPinia());
    await setLocale('en');
  });

  it('say who asked, and why one cannot be done yet', async () => {
    fakeServer(json({ items: [free, busy] }));

    const { list } = await mountList();

    const [first, second] = list.findAll('li');
    expect(first?.text()).toContain('By 王芳');
    expect(first?.find('button').attributes('aria-label')).toContain('no. 7');
    expect(second?.text()).toContain('2 interviews are still open');
    expect(second?.find('button').exists()).toBe(false);
    list.unmount();
  });

  it('are carried out only after a word on what cannot be undone', async () => {
    const { asked } = fakeServer(json({ items: [free] }), new Response(null, { status: 204 }));
    const { list, store } = await mountList();

    await list.find('li button').trigger('click');
    await expect.poll(() => document.body.textContent).toContain('This cannot be undone');
    expect(asked).toHaveLength(1);
    document.querySelector<HTMLElement>('[role=dialog] .button--stop')?.click();
    await flushPromises();

    expect(asked.at(-1)).toMatchObject({ method: 'POST', url: '/api/candidates/7/erase' });
    expect(store.items).toEqual([]);
    list.unmount();
  });

  it('are read anew when an interview was made meanwhile', async () => {
    fakeServer(
      json({ items: [free] }),
      problem('illegal_transition', 409),
      json({ items: [{ ...free, open: 1 }] }),
    );
    const { list, store } = await mountList();

    expect(await store.erase(free)).toBe(false);
    await flushPromises();

    expect(store.items?.[0]?.open).toBe(1);
    list.unmount();
  });
});
