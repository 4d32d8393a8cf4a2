import type { NoticeKind } from '#shared/notification.ts';

/** Kinds for members; mails are worded where they are written. */
export type WordedKind = Exclude<NoticeKind, `mail_${string}`>;

/** What a card says once its buttons are gone. */
export type CardWord = 'accepted' | 'declined' | 'moved' | 'cancelled' | 'gone' | 'over';

export interface Words {
  /**
   * What it is about, right after date and time: eight bytes, because clients that show messages
   * in WeChat may cut them after twenty (page 90236).
   */
  verb: Record<WordedKind, string>;
  /** A sentence for whoever reads on; '' where the lines below say it all. `who` is a member. */
  sentence: (kind: WordedKind, who: string) => string;
  card: Record<CardWord, string>;
  /** At most four characters, WeCom cuts them. */
  button: { open: string; join: string; rate: string };
  answer: { accept: string; decline: string; otherTime: string };
  interview: string;
  candidate: string;
  organizer: string;
  time: string;
  before: string;
  place: string;
  reason: string;
  colon: string;
  round: (round: number) => string;
  again: (time: string) => string;
  failures: (count: number) => string;
  updates: (count: number) => string;
  more: (count: number) => string;
  gone: (name: string, count: number) => string;
}
