// @vitest-environment happy-dom
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/member.ts';
import type { DeliveryEntry } from '#shared/notification.ts';
import DeliveryLog from '../../client/components/delivery/DeliveryLog.vue';
import { setLocale } from '../../client/i18n/index.ts';
import { countDeliveries, groupByPerson } from '../../client/stores/delivery-people.ts';
import { useSession } from '../../client/stores/session.ts';
import { fakeServer, json } from './fake-server.ts';

const now = '2026-11-24T02:00:00.000Z';

function anEntry(id: number, changes: Partial<DeliveryEntry> = {}): DeliveryEntry {
  return {
    id,
    kind: 'assigned',
    channel: 'wecom',
    interview: { id: 'i1', jobTitle: 'Frontend', round: 2, candidateName: 'Lin Xiao' },
    revision: 1,
    userid: 'LiNa',
    name: 'Li Na',
    plannedAt: now,
    dueAt: '2026-11-24T06:00:00.000Z',
    status: 'sent',
    at: now,
    sentAt: null,
    reason: null,
    errcode: null,
    advice: null,
    answer: null,
    answeredAt: null,
    resendFrom: null,
    ...changes,
  };
}

const failed = { status: 'failed', reason: 'refused', resendFrom: now } as const;
const planned = { status: 'planned', kind: 'remind_start' } as const;
const others = { userid: 'ChenJie', name: 'Chen Jie' };
const mail = { userid: null, channel: 'mail', kind: 'mail_invited', name: 'Lin Xiao' } as const;

function signInAs(role: Role) {
  const member = { userid: 'LiQiang', name: 'Li Qiang' };
  useSession().$patch({ me: { member, roles: [role] } });
}

async function show(items: DeliveryEntry[]) {
  const { asked } = fakeServer(json({ items, nextCursor: null, now }));
  const page = mount(DeliveryLog, {
    props: { id: 'i1' },
    global: { stubs: { RouterLink: RouterLinkStub } },
  });
  await flushPromises();
  return { page, asked };
}

beforeEach(async () => {
  setActivePinia(createPinia());
  await setLocale('en');
});

describe('messages by person', () => {
  it('has those in trouble first, and what is planned last', () => {
    const people = groupByPerson([
      anEntry(1),
      anEntry(2, planned),
      anEntry(3, { ...others, ...failed }),
      anEntry(4, { ...others, kind: 'details' }),
      anEntry(5, { ...mail, status: 'suppressed', reason: 'no_mail' }),
    ]);

    const ids = (entries: DeliveryEntry[]) => entries.map(({ id }) => id);
    expect(
      people.map(({ key, trouble, settled, planned: later }) => [
        key,
        ids(trouble),
        ids(settled),
        ids(later),
      ]),
    ).toEqual([
      ['', [5], [], []],
      ['ChenJie', [3], [4], []],
      ['LiNa', [], [1], [2]],
    ]);
  });

  it('needs nothing any more once a later copy was sent', () => {
    const [person] = groupByPerson([anEntry(1, failed), anEntry(2)]);

    expect(person?.trouble).toEqual([]);
    expect(person?.settled.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('is counted, with why something was not sent', () => {
    const skipped = { status: 'suppressed', reason: 'skipped' } as const;

    expect(
      countDeliveries([
        anEntry(1, { answer: 'accept', answeredAt: now }),
        anEntry(2, failed),
        anEntry(3, skipped),
        anEntry(4, skipped),
        anEntry(5, { status: 'expired', reason: 'too_late' }),
        anEntry(6, planned),
      ]),
    ).toEqual({
      sent: 1,
      failed: 1,
      notSent: 3,
      planned: 1,
      answered: 1,
      reasons: [
        { reason: 'skipped', n: 2 },
        { reason: 'too_late', n: 1 },
      ],
    });
  });
});

describe('the messages of an interview', () => {
  it('are led by what they are about, and fold what is planned', async () => {
    const { page } = await show([anEntry(1, failed), anEntry(2, planned), anEntry(3, planned)]);

    expect(page.findComponent(RouterLinkStub).props('to')).toBe('/i/i1');
    expect(page.findAll('h2').map((one) => one.text())).toEqual(['Li Na']);
    expect(page.text()).toContain('1 failed');
    const folded = page.get('details');
    expect(folded.attributes('open')).toBeUndefined();
    expect(folded.get('summary').text()).toBe('2 planned');
    expect(folded.findAll('li')).toHaveLength(2);
  });

  it('are sent again one by one', async () => {
    const { page, asked } = await show([anEntry(7, failed)]);

    await page.get('button').trigger('click');

    expect(asked.at(-1)).toMatchObject({
      method: 'POST',
      url: '/api/interviews/i1/delivery/7/resend',
    });
  });

  it('name no candidate to an administrator, say so, and lead nowhere they may not go', async () => {
    signInAs('admin');
    const interview = { id: 'i1', jobTitle: 'Frontend', round: 2, candidateName: '' };
    const { page } = await show([
      anEntry(1, { ...mail, name: '', interview }),
      anEntry(2, { ...failed, resendFrom: null, interview }),
    ]);

    expect(page.findAllComponents(RouterLinkStub)).toEqual([]);
    expect(page.text()).toContain('Round 2 · Frontend');
    expect(page.text()).toContain('not candidates’ names');
    expect(page.findAll('h2').map((one) => one.text())).toEqual(['Li Na', 'Candidate']);
    expect(page.findAll('button')).toEqual([]);
  });

  it('lead a recruiter to the interview of a candidate who was erased', async () => {
    signInAs('recruiter');
    const interview = { id: 'i1', jobTitle: 'Frontend', round: 2, candidateName: '' };
    const { page } = await show([anEntry(1, { interview })]);

    expect(page.findComponent(RouterLinkStub).props('to')).toBe('/i/i1');
    expect(page.text()).not.toContain('Administrators');
  });
});
