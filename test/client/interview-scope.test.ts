// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import InterviewScope from '../../client/components/interviews/InterviewScope.vue';
import { setLocale } from '../../client/i18n/index.ts';
import { useInterviews } from '../../client/stores/interviews.ts';
import { useSession } from '../../client/stores/session.ts';

const now = '2026-11-24T05:00:00Z';
let asked: string[];

/** A recruiter's switch; whether they see the team is the server's word. */
function mountFor(seesTeam: boolean) {
  useSession().me = {
    member: { userid: 'WangFang', name: '王芳', locale: 'en' },
    roles: ['recruiter'],
    seesTeam,
    identityProposals: [],
    upcomingCount: 0,
    now,
  };
  return mount(InterviewScope);
}

describe('the switch to the team’s interviews', () => {
  beforeEach(async () => {
    asked = [];
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url);
      const body = JSON.stringify({ items: [], nextCursor: null, now });
      return new Response(body, { headers: { 'content-type': 'application/json' } });
    });
    sessionStorage.clear();
    setActivePinia(createPinia());
    await setLocale('en');
  });

  it('is not shown to a recruiter whose roles reach no further than their own', () => {
    expect(mountFor(false).find('input').exists()).toBe(false);
    expect(asked).toEqual([]);
  });

  it('is shown to whoever sees more, and asks for it', async () => {
    const shown = mountFor(true);

    await shown.find('input[type="checkbox"]').setValue(true);
    await flushPromises();

    expect(shown.text()).toBe('Show the whole team’s interviews');
    expect(asked[0]).toContain('view=upcoming');
    expect(asked[0]).toContain('scope=team');
  });

  it('leaves nobody with the team’s list who may not see it any more', async () => {
    const interviews = useInterviews();
    // Its answer is still on its way when it turns out who reads.
    const refused = interviews.showScope('team');

    mountFor(false);
    await Promise.all([refused, flushPromises()]);

    expect(interviews.scope).toBe('mine');
    expect(asked.some((url) => url.includes('view=upcoming') && !url.includes('scope='))).toBe(
      true,
    );
    expect(interviews.list.loadedAt).not.toBeNull();
  });
});
