import { after, offPeak, share } from './times.ts';

const minute = 60_000;
const night = { from: 22 * 60, to: 8 * 60 };
const aDay = 24 * 60;
/** Messages of a night do not all arrive at once. */
const spread = 10 * minute;

/** When the night around `at` ends in that zone; undefined by day. */
export function morningAfter(at: Date, zone: string): Date | undefined {
  const now = minuteOfDay(at, zone);
  if (now >= night.to && now < night.from) return undefined;
  const wait = (night.to - now + aDay) % aDay;
  const guess = after(at, wait * minute);
  // A clock that was put forward or back in between.
  const error = night.to - minuteOfDay(guess, zone);
  const morning = after(guess, error * minute);
  return new Date(Math.floor(morning.getTime() / minute) * minute);
}

/** When a message that waits for the morning goes out. */
export function wakeUpTime(morning: Date, key: string): Date {
  return offPeak(after(morning, Math.floor(share(`${key} morning`) * spread)), key);
}

function minuteOfDay(at: Date, zone: string): number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [hour = 0, minutes = 0] = format.format(at).split(':').map(Number);
  return hour * 60 + minutes;
}
