import { Router } from 'express';
import * as z from 'zod';
import type { Diary } from '../api/calendar/state.ts';
import type { DiaryActions } from '../api/calendar/diary-actions.ts';
import { orControlError, parse } from './parse.ts';

const fields = z.record(z.string(), z.unknown());
const act = z.discriminatedUnion('does', [
  z.strictObject({
    does: z.literal('respond'),
    userid: z.string(),
    scheduleId: z.string(),
    answer: z.literal(['tentative', 'accepted', 'declined']),
  }),
  z.strictObject({
    does: z.literal('change'),
    userid: z.string(),
    scheduleId: z.string(),
    changes: fields,
  }),
  z.strictObject({ does: z.literal('delete'), userid: z.string(), scheduleId: z.string() }),
]);
const calendarAct = z.discriminatedUnion('does', [
  z.strictObject({
    does: z.literal('change'),
    userid: z.string(),
    calId: z.string(),
    changes: fields,
  }),
  z.strictObject({ does: z.literal('delete'), userid: z.string(), calId: z.string() }),
]);

/** Calendars and schedules of the corp's apps, and what members do with them. */
export function diaryControl({ diary, actions }: { diary: Diary; actions: DiaryActions }): Router {
  const router = Router();

  router.get('/diary', (_req, res) => {
    const { calendars, schedules } = diary;
    res.json({ calendars: [...calendars.values()], schedules: [...schedules.values()] });
  });

  router.post('/members/schedule', (req, res) => {
    const one = parse(act, req.body);
    orControlError(() => {
      const { userid, scheduleId } = one;
      if (one.does === 'respond') actions.respondSchedule(userid, scheduleId, one.answer);
      else if (one.does === 'change') actions.changeSchedule(userid, scheduleId, one.changes);
      else actions.deleteSchedule(userid, scheduleId);
    });
    res.status(204).end();
  });

  router.post('/members/calendar', (req, res) => {
    const one = parse(calendarAct, req.body);
    orControlError(() => {
      const { userid, calId } = one;
      if (one.does === 'change') actions.changeCalendar(userid, calId, one.changes);
      else actions.deleteCalendar(userid, calId);
    });
    res.status(204).end();
  });

  return router;
}
