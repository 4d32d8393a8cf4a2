import type { Mode, Slot } from '#shared/interview-state.ts';
import type { Locale } from '#shared/locale.ts';
import type { Payload } from '../planned.ts';
import type { WordedKind } from '../texts/words-shape.ts';

/** The interview as a message shows it. Nothing of the candidate but the name. */
export interface Shown {
  id: string;
  jobTitle: string;
  round: number;
  candidateName: string;
  organizerName: string;
  slot: Slot | null;
  zone: string;
  mode: Mode;
  location: string;
}

/** Everything that a message's text depends on. */
export interface Message {
  kind: WordedKind;
  revision: number;
  payload: Payload;
  locale: Locale;
  interview: Shown;
  /** The time they were last told; null when they have not heard of the interview yet. */
  told: Slot | null;
  publicUrl: string;
}

export function slotOf({
  payload,
  interview,
}: Pick<Message, 'payload' | 'interview'>): Slot | null {
  const { slot } = payload;
  if (!slot) return interview.slot;
  return { startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) };
}

/** Who has never heard of it is invited; "moved" would puzzle them. */
export function kindToSay({ kind, told }: Message): WordedKind {
  return kind === 'moved' && !told ? 'assigned' : kind;
}

/**
 * Opens the interview. The mark tells two messages apart that say the same within hours: WeCom's
 * duplicate check would drop the second.
 */
export function linkTo({ publicUrl, interview, payload }: Message): string {
  const mark = payload.version === undefined ? '' : `?m=${payload.version}`;
  return `${publicUrl}/i/${interview.id}${mark}`;
}
