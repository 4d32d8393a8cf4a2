import type { Mode } from '#shared/interview-state.ts';

/** Every kind of mail a candidate may get. */
export const candidateMailKinds = [
  'mail_invited',
  'mail_moved',
  'mail_cancelled',
  'mail_reminder',
] as const;
export type CandidateMailKind = (typeof candidateMailKinds)[number];

/** What a mail may say: an invitation says three things, by what the candidate has said. */
export type Variant = CandidateMailKind | 'offered' | 'booked';

export interface Subject {
  jobTitle: string;
  /** Empty when the operator has not said it. */
  company: string;
  /** Short date and time; empty while there is none. */
  when: string;
}

/** One language's sentences for mails, invitations and calendar entries. */
export interface Words {
  colon: string;
  subjects: Record<Variant, (about: Subject) => string>;
  greeting: (name: string) => string;
  leads: Record<Variant, (about: { jobTitle: string; company: string; round: string }) => string>;
  round: (round: number) => string;
  interview: string;
  time: string;
  yourTime: string;
  agreedTime: string;
  offers: string;
  until: string;
  minutes: (minutes: number) => string;
  modes: Record<Mode, string>;
  place: string;
  openConfirm: string;
  openChoose: string;
  openLook: string;
  contact: (organizer: string) => string;
  keepPrivate: string;
}
