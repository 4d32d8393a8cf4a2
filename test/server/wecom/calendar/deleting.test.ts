import { describe, expect, it } from 'vitest';
import { createCalendars } from '../../../../server/wecom/calendar/calendars.ts';
import { createSchedules } from '../../../../server/wecom/calendar/schedules.ts';
import { refusal } from '../../../../server/wecom/errors.ts';
import { useWecom } from '../../../helpers/use-wecom.ts';
import { failureOf } from '../failure-of.ts';
import { recordedRequest } from '../recorded-request.ts';

const { world, connect } = useWecom();

const schedule = {
  startsAt: new Date('2026-11-25T06:00:00Z'),
  endsAt: new Date('2026-11-25T07:00:00Z'),
  summary: '面试',
  attendees: ['LiNa'],
};

describe('deleting', () => {
  it('reaches its end when the answer to the first call was lost', async () => {
    const { calendars, schedules } = connect();
    const { calId } = await calendars.add({ summary: 'Interviews', color: '#FF3030' });
    const scheduleId = await schedules.add(schedule, calId);
    const lost = { reset: true, afterwards: true } as const;
    world.sandbox.fault('oa/schedule/del', lost);
    world.sandbox.fault('oa/calendar/del', lost);

    await schedules.del(scheduleId);
    await calendars.del(calId);

    expect(world.sandbox.callsTo('oa/schedule/del')).toHaveLength(2);
    expect(world.sandbox.callsTo('oa/calendar/del')).toHaveLength(2);
  });

  it('is refused for what another app made, and for the default calendar', async () => {
    const foreign = recordedRequest(refusal('oa/schedule/del', 90479, ''));
    const usual = recordedRequest(refusal('oa/calendar/del', 90712, ''));

    const schedules = createSchedules(foreign);
    const calendars = createCalendars(usual);

    expect(await failureOf(schedules.del('s'))).toMatchObject({ errcode: 90479 });
    expect(await failureOf(calendars.del('c'))).toMatchObject({ errcode: 90712 });
  });
});
