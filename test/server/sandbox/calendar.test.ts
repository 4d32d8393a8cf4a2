import { beforeEach, describe, expect, it } from 'vitest';
import { useCallbacks } from './use-callbacks.ts';
import { otherApp } from './use-sandbox.ts';

const { world, app, call, callAs, token, save, settled } = useCallbacks();
const calendar = { summary: 'Interviews', color: '#FF3030' };
const noon = 1_795_600_000;
const schedule = {
  start_time: noon,
  end_time: noon + 3600,
  summary: '面试',
  attendees: [{ userid: 'LiNa' }, { userid: 'ZhangSan' }],
  reminders: { is_remind: 1, remind_time_diffs: [0, -900], timezone: 8 },
};
const post = (path: string, body: object) =>
  callAs(`oa/${path}`, { body }).then(({ json }) => json);
const asOther = async (path: string, body: object) =>
  (await call(`oa/${path}`, { query: { access_token: await token(otherApp.secret) }, body })).json;
const addCalendar = async (more: object = {}) =>
  String((await post('calendar/add', { calendar: { ...calendar, ...more } })).cal_id);
const addSchedule = async (more: object = {}) =>
  String((await post('schedule/add', { schedule: { ...schedule, ...more } })).schedule_id);
const listed = async (id: string) =>
  ((await post('schedule/get', { schedule_id_list: [id] })).schedule_list as object[])[0];

describe('a calendar', () => {
  it('is made, read, overwritten and deleted', async () => {
    const calId = await addCalendar({ description: 'd' });
    await post('calendar/update', { calendar: { ...calendar, cal_id: calId, summary: 'New' } });

    const { calendar_list } = await post('calendar/get', { cal_id_list: [calId] });
    expect(calendar_list).toEqual([{ ...calendar, cal_id: calId, summary: 'New', shares: [] }]);
    expect((await post('calendar/del', { cal_id: calId })).errcode).toBe(0);
    expect((await post('calendar/get', { cal_id_list: [calId] })).errcode).toBe(90457);
  });

  it('is made although some members cannot share it, and names them', async () => {
    const shares = [{ userid: 'LiNa' }, { userid: 'Nobody' }];

    const json = await post('calendar/add', { calendar: { ...calendar, shares } });

    expect(json).toMatchObject({
      errcode: 0,
      fail_result: { shares: [{ errcode: 40001, errmsg: 'not found', userid: 'Nobody' }] },
    });
  });

  it.each<[string, number, object]>([
    ['without a summary', 40063, { summary: undefined }],
    ['with a summary of 129 characters', 40058, { summary: '面'.repeat(129) }],
    ['with a colour in words', 90473, { color: 'red' }],
    ['with a description of 513 characters', 40058, { description: 'x'.repeat(513) }],
    ['with an administrator who does not share it', 90715, { admins: ['LiNa'] }],
    ['with a withdrawn field', 90493, { organizer: 'LiNa' }],
  ])('is refused %s: %i', async (_what, errcode, more) => {
    const { errcode: answered } = await post('calendar/add', {
      calendar: { ...calendar, ...more },
    });

    expect(answered).toBe(errcode);
  });

  it('is the app’s own, and stays when it is the default one', async () => {
    const calId = await addCalendar({ set_as_default: 1 });

    expect((await asOther('calendar/get', { cal_id_list: [calId] })).errcode).toBe(90466);
    expect((await post('calendar/del', { cal_id: calId })).errcode).toBe(90712);
    expect((await post('calendar/get', { cal_id_list: [] })).errcode).toBe(90461);
  });

  it('is refused to an app that may not use calendars', async () => {
    world.sandbox.choices.calendarAllowed = false;

    expect((await post('calendar/add', { calendar })).errcode).toBe(48002);
    expect((await post('schedule/add', { schedule })).errcode).toBe(48002);
  });
});

describe('a schedule', () => {
  beforeEach(() => addCalendar({ set_as_default: 1 }));

  it('is made, overwritten and cancelled, and stays readable', async () => {
    const id = await addSchedule({ location: 'room' });
    expect(await listed(id)).toMatchObject({ location: 'room', status: 0 });

    const update = { schedule: { ...schedule, schedule_id: id, summary: 'Moved' } };
    expect(await post('schedule/update', update)).toMatchObject({ errcode: 0, schedule_id: id });
    expect(await listed(id)).toMatchObject({ summary: 'Moved' });
    expect(await listed(id)).not.toHaveProperty('location');

    expect((await post('schedule/del', { schedule_id: id })).errcode).toBe(0);
    expect(await listed(id)).toMatchObject({ status: 1 });
    expect((await post('schedule/update', update)).errcode).toBe(90460);
  });

  it('without a calendar goes into the default one, and nowhere without that', async () => {
    await addSchedule();
    expect((await asOther('schedule/add', { schedule })).errcode).toBe(90708);
  });

  it.each<[string, number, object]>([
    ['without a start', 40058, { start_time: undefined }],
    ['that ends before it starts', 40058, { end_time: noon - 1 }],
    ['with a summary of 129 characters', 40058, { summary: 'x'.repeat(129) }],
    ['with a description of 1001 characters', 40058, { description: 'x'.repeat(1001) }],
    ['with a location of 129 characters', 40058, { location: 'x'.repeat(129) }],
    ['with 1001 attendees', 90464, { attendees: Array(1001).fill({ userid: 'LiNa' }) }],
    ['with a stranger', 60111, { attendees: [{ userid: 'Nobody' }] }],
    ['with a member the app does not see', 60011, { attendees: [{ userid: 'Hidden' }] }],
    ['with an administrator who is not invited', 90715, { admins: ['Disabled'] }],
    ['with a reminder after the start', 90704, { reminders: { remind_time_diffs: [900] } }],
    ['reminded ten minutes before', 90471, { reminders: { remind_before_event_secs: 600 } }],
    ['with half an hour of time zone', 90480, { reminders: { timezone: 5.5 } }],
    ['repeated in a strange way', 90465, { reminders: { repeat_type: 3 } }],
    ['in an unknown calendar', 90457, { cal_id: 'wcX' }],
    ['with a withdrawn field', 90493, { organizer: 'LiNa' }],
  ])('is refused %s: %i', async (_what, errcode, more) => {
    const { errcode: answered } = await post('schedule/add', {
      schedule: { ...schedule, ...more },
    });

    expect(answered).toBe(errcode);
  });

  it('is not moved into the past, into another calendar, or by another app', async () => {
    const id = await addSchedule();
    const update = (more: object) =>
      post('schedule/update', { schedule: { ...schedule, schedule_id: id, ...more } });

    expect((await update({ start_time: 1, end_time: 2 })).errcode).toBe(90706);
    expect((await update({ cal_id: await addCalendar() })).errcode).toBe(90468);
    expect((await asOther('schedule/del', { schedule_id: id })).errcode).toBe(90479);
    expect((await post('schedule/del', { schedule_id: id, op_mode: 1 })).errcode).toBe(90485);
    expect((await post('schedule/del', { schedule_id: 'x' })).errcode).toBe(90458);
    expect((await post('schedule/get', { schedule_id_list: [] })).errcode).toBe(90462);
  });

  it('gains and loses attendees one by one', async () => {
    const id = await addSchedule({ attendees: [{ userid: 'LiNa' }] });
    const attendees = [{ userid: 'ZhangSan' }];
    await post('schedule/add_attendees', { schedule_id: id, attendees });
    await post('schedule/del_attendees', { schedule_id: id, attendees: [{ userid: 'LiNa' }] });

    expect(await listed(id)).toMatchObject({
      attendees: [{ userid: 'ZhangSan', response_status: 0 }],
    });
  });

  it('is listed with its calendar, page by page until an empty one', async () => {
    const calId = await addCalendar();
    await addSchedule({ cal_id: calId });
    await addSchedule({ cal_id: calId });
    const page = async (offset: number) =>
      (await post('schedule/get_by_calendar', { cal_id: calId, offset, limit: 1 })).schedule_list;

    expect(await page(0)).toMatchObject([{ cal_id: calId, sequence: 1 }]);
    expect(await page(1)).toHaveLength(1);
    expect(await page(2)).toEqual([]);
    const tooMany = { cal_id: calId, limit: 1001 };
    expect((await post('schedule/get_by_calendar', tooMany)).errcode).toBe(90470);
  });

  it('is answered by a member, of which the event says nothing but that', async () => {
    await save();
    const id = await addSchedule();

    world.sandbox.respondSchedule('lina', id, 'declined');
    await settled();

    const message = app.arrived.at(-1)?.message ?? '';
    expect(message).toContain('<Event><![CDATA[respond_schedule]]></Event>');
    expect(message).toContain(`<ScheduleId><![CDATA[${id}]]></ScheduleId>`);
    expect(message).not.toMatch(/AgentID|declined|response/);
    expect(await listed(id)).toMatchObject({
      attendees: [{ userid: 'LiNa', response_status: 4 }, { response_status: 0 }],
    });
    expect(() => world.sandbox.respondSchedule('Gone', id, 'accepted')).toThrow('not invited');
  });
});

describe('the lists of addresses', () => {
  it.each(['get_api_domain_ip', 'getcallbackip'])('come first in the body of %s', async (path) => {
    const { text, json } = await callAs(path);
    expect(text.startsWith('{"ip_list":["')).toBe(true);
    expect(json.errcode).toBe(0);

    const refused = await call(path, { query: { access_token: 'x' } });
    expect(refused.text.startsWith('{"ip_list":[],"errcode":40014')).toBe(true);
    expect(refused.json.errmsg).toMatch(/^invalid access_token, hint: \[\d{25}\], from ip: /);
  });
});
