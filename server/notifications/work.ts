import type { Content } from '../wecom/messages/content.ts';
import type { MailKind } from './mail.ts';
import type { Notice } from './notice.ts';

/** One request to WeCom, for one or several rows that say the same. */
export interface CallWork {
  type: 'call';
  /** In the order in which the request names them. */
  rows: { notice: Notice; address: string }[];
  content: Content;
  /** It may have arrived before. */
  maybeSince: Date | null;
  taskId: string | null;
}

export type Work =
  | CallWork
  | { type: 'mail'; notice: Notice & { kind: MailKind } }
  | { type: 'card'; notice: Notice };

export function rowsOf(work: Work): Notice[] {
  return work.type === 'call' ? work.rows.map(({ notice }) => notice) : [work.notice];
}
