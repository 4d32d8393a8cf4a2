import * as z from 'zod/mini';
import {
  anyRoomUrlSchema,
  anyText,
  instantSchema,
  minutesSchema,
  offerSchema,
  optionalText,
  slotSchema,
  text,
  zoneSchema,
} from './interview-input.ts';
import { limits } from './interview.ts';
import { decisions } from './interview-state.ts';
import { useridSchema } from './member.ts';
import type { Action } from './permissions.ts';

/** Every command names the revision its author has seen: a later one is a conflict. */
const revision = z.int().check(z.minimum(1));
const reason = text(limits.reason);
const maybeReason = optionalText(limits.reason);
/** Userids who are not told of this by message. */
const skip = z._default(z.array(useridSchema).check(z.maxLength(20)), []);

export const commandSchemas = {
  /** Times the candidate may choose from, and until when. */
  offer: z.object({ revision, ...offerSchema.shape, skip }),
  schedule: z.object({ revision, startsAt: instantSchema, minutes: minutesSchema, skip }),
  reschedule: z.object({
    revision,
    startsAt: instantSchema,
    minutes: minutesSchema,
    zone: z.optional(zoneSchema),
    reason,
    skip,
  }),
  edit: z.object({
    revision,
    roomUrl: z.optional(anyRoomUrlSchema),
    candidateRoomUrl: z.optional(anyRoomUrlSchema),
    location: z.optional(anyText(limits.location)),
    notes: z.optional(anyText(limits.notes)),
    scorecardVersionId: z.optional(z.nullable(z.int())),
    skip,
  }),
  /** `from` alone takes somebody out, `to` alone adds a panel member. */
  replace: z.object({
    revision,
    from: z.optional(useridSchema),
    to: z.optional(useridSchema),
    reason: maybeReason,
    skip,
  }),
  /** Whom of those who have not answered; all of them when left out. */
  renotify: z.object({
    revision,
    userids: z.optional(z.array(useridSchema).check(z.minLength(1), z.maxLength(20))),
  }),
  respond: z.object({
    revision,
    response: z.enum(['accepted', 'declined', 'propose']),
    /** Needed to decline. */
    reason: maybeReason,
    proposals: z._default(z.array(slotSchema).check(z.maxLength(3)), []),
    /** A recruiter's, for somebody who answered by other ways. */
    onBehalfOf: z.optional(useridSchema),
  }),
  start: z.object({ revision }),
  end: z.object({ revision }),
  mark_no_show: z.object({
    revision,
    who: z.enum(['candidate', 'interviewer']),
    /** Which interviewer did not come. */
    userid: z.optional(useridSchema),
    reason: maybeReason,
  }),
  reopen: z.object({
    revision,
    startsAt: instantSchema,
    minutes: minutesSchema,
    reason: maybeReason,
    skip,
  }),
  cancel: z.object({ revision, reason, skip }),
  waive_feedback: z.object({ revision, userid: useridSchema, reason }),
  decide: z.object({
    revision,
    decision: z.enum(decisions),
    note: optionalText(limits.notes),
  }),
} as const;

/** Commands a member may send to an interview. */
export type MemberCommand = keyof typeof commandSchemas;
export type CommandInput<C extends MemberCommand> = z.output<(typeof commandSchemas)[C]>;

/** A member needs one of these rights for each. */
export const commandActions: Record<MemberCommand, readonly Action[]> = {
  offer: ['manage'],
  schedule: ['manage'],
  reschedule: ['manage'],
  edit: ['manage'],
  replace: ['manage'],
  renotify: ['manage'],
  respond: ['respond', 'respond_for_another'],
  start: ['run'],
  end: ['run'],
  mark_no_show: ['run'],
  reopen: ['manage'],
  cancel: ['manage'],
  waive_feedback: ['waive_feedback'],
  decide: ['decide', 'propose_decision'],
};

/** The last part of each command's path: `mark_no_show` is at `…/mark-no-show`. */
export function commandPath(command: MemberCommand): string {
  return command.replaceAll('_', '-');
}

export const memberCommands = Object.keys(commandSchemas) as MemberCommand[];
