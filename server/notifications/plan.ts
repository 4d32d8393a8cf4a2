import { eventNotices } from './plan/events.ts';
import { timeline } from './plan/timeline.ts';
import type { Change, Planned, PlanSettings } from './planned.ts';

export type { Change, Planned, PlanSettings } from './planned.ts';

/** Everything that a change makes us say, now and later. Pure. */
export function noticesFor(change: Change, settings: PlanSettings): Planned[] {
  const planned = [...eventNotices(change), ...timeline(change.after, change.at)];
  return planned.filter(({ channel }) => channel === 'wecom' || settings.mail);
}
