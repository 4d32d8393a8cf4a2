// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import InterviewPeople from '../../client/components/interview/InterviewPeople.vue';
import InterviewWhen from '../../client/components/interview/InterviewWhen.vue';
import { setLocale } from '../../client/i18n/index.ts';
import { createAppRouter } from '../../client/router.ts';
import { standingOf } from '../../client/stores/standing.ts';
import { wecom } from '../../client/stores/wecom.ts';
import { aDetail, anInterview, aSeat } from './an-interview.ts';

const no = aSeat({ response: 'declined' });
const now = Date.parse('2026-11-24T05:00:00Z');

function people(interviewers = [no], commands = ['waive_feedback']) {
  const detail = aDetail({
    status: 'awaiting_feedback',
    interviewers,
    can: { actions: [], commands },
  });
  return mount(InterviewPeople, {
    props: { detail },
    global: { plugins: [createAppRouter()] },
  });
}

beforeEach(async () => {
  setActivePinia(createPinia());
  await setLocale('en');
});

describe('an interview that nobody judges', () => {
  it('says so to whoever can do something about it, with the way to do it', () => {
    expect(people().text()).toContain('Everybody who was to judge declined');
    expect(people().find('a[href*="/waive"]').exists()).toBe(true);
    expect(people([no], []).text()).not.toContain('Everybody who was to judge');
  });

  it('asks for nothing of somebody who declined while others judge', () => {
    const other = aSeat({ userid: 'HanMei', name: '韩梅', seat: 'panel' });
    const shown = people([no, other]);

    expect(shown.text()).not.toContain('Everybody who was to judge');
    expect(shown.findAll('a[href*="/waive"]')).toHaveLength(1);
  });

  it('stands out in the organiser’s list', () => {
    const status = 'awaiting_feedback';
    const mine = anInterview({ status, interviewers: [no], mine: ['organizer'] });

    expect(standingOf(mine, 'ZhaoMin')).toMatchObject([{ key: 'standing.nobodyJudges' }]);
    expect(standingOf({ ...mine, mine: [] }, 'LiLei')).toMatchObject([
      { key: 'status.awaiting_feedback' },
    ]);
  });
});

describe('the calendar file', () => {
  const link = (changes = {}) =>
    mount(InterviewWhen, { props: { detail: aDetail(changes), now, zone: 'Asia/Shanghai' } }).find(
      'a[download]',
    );

  it('is offered in a browser while the interview holds', () => {
    expect(link().attributes('href')).toBe('/api/interviews/i1/calendar.ics');
    expect(link({ status: 'cancelled' }).exists()).toBe(false);
    expect(link({ startsAt: '2026-11-24T03:00:00Z' }).exists()).toBe(false);
  });

  it('is not offered inside WeCom, where it might not be downloaded', () => {
    wecom.environment.isWeCom = true;
    try {
      expect(link().exists()).toBe(false);
    } finally {
      wecom.environment.isWeCom = false;
    }
  });
});
