import type { Part } from '../card/fields.ts';

export interface SandboxCalendar {
  agentId: number;
  calId: string;
  fields: Part;
  isDefault: boolean;
}

export interface SandboxSchedule {
  agentId: number;
  scheduleId: string;
  calId: string;
  fields: Part;
  attendees: { userid: string; response_status: number }[];
  /** 0 normal, 1 cancelled. */
  status: 0 | 1;
  sequence: number;
}

export type Diary = ReturnType<typeof createDiary>;

/** Every calendar and schedule that apps of the corp have made. */
export function createDiary(random: (bytes: number) => Buffer) {
  const calendars = new Map<string, SandboxCalendar>();
  const schedules = new Map<string, SandboxSchedule>();
  let sequence = 0;
  return {
    calendars,
    schedules,
    newCalId: () => `wc${random(16).toString('hex')}`,
    newScheduleId: () => random(16).toString('hex'),
    nextSequence: () => ++sequence,
    defaultOf: (agentId: number) =>
      [...calendars.values()].find((one) => one.agentId === agentId && one.isDefault),
  };
}
