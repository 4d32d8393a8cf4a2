import { beforeEach, describe, expect, it } from 'vitest';
import { pair, useCallbacks } from './use-callbacks.ts';

const { world, app, callAs, save, settled } = useCallbacks();
beforeEach(() => save());

const noon = 1_795_600_000;
const post = async (path: string, body: object) => (await callAs(`oa/${path}`, { body })).json;

/** A default calendar that ZhangSan administers, with a schedule that LiNa administers. */
async function made() {
  const calendar = {
    summary: 'Interviews',
    color: '#FF3030',
    set_as_default: 1,
    shares: [{ userid: 'ZhangSan' }],
    admins: ['ZhangSan'],
  };
  const { cal_id } = await post('calendar/add', { calendar });
  const schedule = {
    start_time: noon,
    end_time: noon + 3600,
    attendees: [{ userid: 'LiNa' }],
    admins: ['LiNa'],
  };
  const { schedule_id } = await post('schedule/add', { schedule });
  return { calId: String(cal_id), id: String(schedule_id) };
}
const listed = async (id: string) =>
  ((await post('schedule/get', { schedule_id_list: [id] })).schedule_list as object[])[0];

/** What the app was told: who did what with which calendar and schedule. */
const told = () =>
  app.arrived.map(({ message }) =>
    ['FromUserName', 'Event', 'CalId', 'ScheduleId'].map(
      (name) => new RegExp(`<${name}><!\\[CDATA\\[(.*?)\\]\\]>`).exec(message)?.[1],
    ),
  );

describe('what members do with calendars and schedules of the app', () => {
  it('reaches the app by name only, without an AgentID: what became of it has to be read', async () => {
    const { calId, id } = await made();
    const { sandbox } = world;

    sandbox.changeSchedule('lina', id, { start_time: noon + 60 });
    await settled();
    expect(await listed(id)).toMatchObject({ start_time: noon + 60, status: 0 });
    sandbox.deleteSchedule('ZhangSan', id);
    await settled();
    expect(await listed(id)).toMatchObject({ status: 1 });
    sandbox.changeCalendar('ZhangSan', calId, { summary: 'Other' });
    await settled();
    sandbox.deleteCalendar('ZhangSan', calId);
    await settled();

    expect(told()).toEqual([
      ['LiNa', 'modify_schedule', calId, id],
      ['ZhangSan', 'delete_schedule', calId, id],
      ['ZhangSan', 'modify_calendar', calId, undefined],
      ['ZhangSan', 'delete_calendar', calId, undefined],
    ]);
    for (const { message, body } of app.arrived) {
      expect(`${message}${body}`).not.toMatch(/AgentID|Other|start_time/);
    }
    expect((await post('calendar/get', { cal_id_list: [calId] })).errcode).toBe(90457);
  });

  it('is for those who administer them, and for schedules that are still there', async () => {
    const { calId, id } = await made();
    const { sandbox } = world;

    expect(() => sandbox.changeSchedule('Disabled', id, {})).toThrow('does not administer');
    expect(() => sandbox.deleteCalendar('LiNa', calId)).toThrow('does not administer');
    sandbox.deleteSchedule('LiNa', id);
    expect(() => sandbox.changeSchedule('LiNa', id, {})).toThrow('no schedule');
    expect(() => sandbox.respondSchedule('LiNa', id, 'accepted')).toThrow('not invited');
  });
});

describe('by the control API', () => {
  async function control(method: string, path: string, body?: object) {
    const headers = { 'content-type': 'application/json' };
    const sent = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${world.sandbox.url}/control/${path}`, sent);
    return { status: answer.status, text: await answer.text() };
  }

  it('members answer, change and delete, and what there is can be read', async () => {
    await world.sandbox.setCallback({ ...pair, url: app.url });
    const { calId, id: scheduleId } = await made();
    app.arrived.length = 0;
    const steps: [string, object][] = [
      ['schedule', { does: 'respond', userid: 'LiNa', scheduleId, answer: 'declined' }],
      ['schedule', { does: 'change', userid: 'LiNa', scheduleId, changes: { summary: 'x' } }],
      ['schedule', { does: 'delete', userid: 'LiNa', scheduleId }],
      ['calendar', { does: 'change', userid: 'ZhangSan', calId, changes: { summary: 'y' } }],
    ];
    for (const [what, body] of steps) {
      expect((await control('POST', `members/${what}`, body)).status).toBe(204);
      await settled();
    }

    expect(told().map(([, event]) => event)).toEqual([
      'respond_schedule',
      'modify_schedule',
      'delete_schedule',
      'modify_calendar',
    ]);
    expect(JSON.parse((await control('GET', 'diary')).text)).toMatchObject({
      calendars: [{ calId, fields: { summary: 'y' } }],
      schedules: [{ scheduleId, status: 1, attendees: [{ response_status: 4 }] }],
    });
  });

  it('nobody does what is not theirs', async () => {
    const { calId } = await made();
    const act = { does: 'delete', userid: 'LiNa', calId };

    const { status, text } = await control('POST', 'members/calendar', act);

    expect(status).toBe(400);
    expect(text).toContain('LiNa does not administer');
  });
});
