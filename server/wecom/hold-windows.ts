import type { Hold } from './holds-store.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Days of the limits are the corp's, in China (page 90312). */
const chinaOffsetMs = 8 * hour;

type Window = number | 'day';

/** Where the answer can mean one window only (pages 90312, 90313, 90506, 92535). */
const windowsOf: Record<string, Window[]> = {
  // Repeated wrong secrets ban the address for an hour.
  gettoken: [hour],
  get_jsapi_ticket: [hour],
  'ticket/get': [hour],
  'agent/set_workbench_data': [minute],
  'agent/batch_set_workbench_data': [minute],
  'message/send': [minute, hour, 'day'],
  // Its limits for a minute and an hour are far above those for a day and a month.
  'media/uploadimg': ['day'],
  'oa/schedule/add': [minute, hour, 'day'],
};
const usualWindows: Window[] = [minute, hour];

/** Hit again this soon after its end, it was the next longer window. */
const soonMs = 5 * minute;

/**
 * How long an API is left alone after WeCom refused it. 45009 does not say which of its windows
 * was hit, so they are tried from the shortest on. 45033 is about calls at the same moment.
 */
export function holdAfter(
  api: string,
  errcode: number,
  at: Date,
  before: Hold | undefined,
  random: number,
): Hold {
  if (errcode === 45033) return { errcode, level: 0, until: later(at, (2 + 2 * random) * second) };
  const windows = windowsOf[api] ?? usualWindows;
  const level = Math.min(levelAfter(at, before), windows.length - 1);
  const window = windows[level] ?? minute;
  const until = window === 'day' ? endOfDay(at) : later(at, window);
  return { errcode, level, until };
}

function levelAfter(at: Date, before: Hold | undefined): number {
  if (!before || before.errcode === 45033) return 0;
  // Several calls were under way when the first was refused.
  if (at < before.until) return before.level;
  return at.getTime() - before.until.getTime() < soonMs ? before.level + 1 : 0;
}

function later(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

function endOfDay(at: Date): Date {
  const local = at.getTime() + chinaOffsetMs;
  return new Date(Math.ceil((local + 1) / day) * day - chinaOffsetMs);
}
