import type { Response } from 'express';
import type { CalendarFile } from '../service.ts';

/** As a file that calendars open, in whatever browser. */
export function sendCalendar(res: Response, file: CalendarFile): void {
  res.setHeader('Content-Disposition', 'attachment; filename="interview.ics"');
  res.setHeader('Cache-Control', 'no-store');
  res.type(`text/calendar; charset=utf-8; method=${file.method}`).send(file.content);
}
