import type { NoticeKind } from '#shared/notification.ts';
import type { Content } from '../../wecom/messages/content.ts';
import type { MemberNotice } from '../notice.ts';
import { kinds } from '../kinds.ts';
import { whyNot } from '../still-true.ts';
import { answerCard } from './answer-card.ts';
import { digestCard, failuresCard, memberGoneCard, type Failure } from './gathered.ts';
import type { Message } from './message.ts';
import { textCard } from './text-card.ts';

export interface Draft {
  content: Content;
  /** Of a card that can be answered. */
  taskId: string | null;
}

export interface Drafted extends Draft {
  notice: MemberNotice;
}

export interface Extras {
  publicUrl: string;
  /** The app can be called back, so that cards may have buttons. */
  interactive: boolean;
  /** Of a digest. */
  items: MemberNotice[];
  /** Of `delivery_failed`. */
  failures: Failure[];
}

/** What a message says; undefined when nothing is left to say. Depends on its arguments alone. */
export function draftOf(notice: MemberNotice, extras: Extras): Draft | undefined {
  const { kind, recipient, payload } = notice;
  const { publicUrl } = extras;
  const { locale } = recipient;
  const plain = (content: Content): Draft => ({ content, taskId: null });
  if (kind === 'digest') return digest(notice, extras);
  if (kind === 'delivery_failed') {
    const { failures } = extras;
    return failures.length > 0 ? plain(failuresCard(failures, locale, publicUrl)) : undefined;
  }
  if (kind === 'member_gone') {
    const gone = { name: payload.about?.name ?? '', count: payload.interviewIds?.length ?? 0 };
    return plain(memberGoneCard(gone, locale, publicUrl));
  }
  const message = messageOf(notice, publicUrl);
  if (!message) return undefined;
  if (kinds[kind].card && extras.interactive && !payload.standing) {
    const taskId = `iv-${message.interview.id}-${notice.id}`;
    return { content: answerCard(message, taskId), taskId };
  }
  return plain(textCard(message));
}

function digest({ recipient }: MemberNotice, extras: Extras): Draft | undefined {
  const items = extras.items.filter(isTrue);
  const [first] = items;
  if (!first) return undefined;
  // One that came alone speaks for itself.
  if (items.length === 1) return draftOf(first, { ...extras, interactive: false });
  const messages = items
    .map((item) => messageOf(item, extras.publicUrl))
    .filter((message) => message !== undefined);
  return { content: digestCard(messages, recipient.locale, extras.publicUrl), taskId: null };
}

function isTrue({ kind, revision, recipient, payload, interview }: MemberNotice): boolean {
  const told = { kind, revision, payload, recipientId: recipient.memberId };
  return !interview || whyNot(told, interview) === undefined;
}

export function messageOf(
  { kind, revision, payload, recipient, interview, told }: MemberNotice,
  publicUrl: string,
): Message | undefined {
  if (!interview || isMail(kind)) return undefined;
  return { kind, revision, payload, locale: recipient.locale, interview, told, publicUrl };
}

function isMail(kind: NoticeKind): kind is NoticeKind & `mail_${string}` {
  return kind.startsWith('mail_');
}
