import type { CheckedCard } from './api/card/check-card.ts';

export interface LinkCard {
  title: string;
  desc: string;
  link: string;
  imgUrl: string;
}

export type MessageContent =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'markdown'; markdown: { content: string } }
  | {
      msgtype: 'textcard';
      textcard: { title: string; description: string; url: string; btntxt: string };
    }
  | { msgtype: 'news'; news: { articles: Article[] } }
  | { msgtype: 'image' | 'voice' | 'video' | 'file'; file: SentFile }
  | ({ msgtype: 'template_card' } & ShownCard);

export interface Article {
  title: string;
  description: string;
  url: string;
  picurl: string;
}

export interface SentFile {
  mediaId: string;
  filename: string;
  title?: string;
  description?: string;
}

/** A card as it stands in one member's chat now. */
export interface ShownCard {
  template_card: Record<string, unknown>;
  checked: CheckedCard;
  /** What stands in place of the buttons once the app has made them unclickable. */
  replaced?: string | undefined;
}

export type CardChange =
  { replaceName: string } | { card: Record<string, unknown>; checked: CheckedCard };

/** What one member received from an app. */
export type DeliveredMessage = MessageContent & {
  id: number;
  msgid: string;
  agentId: number;
  userid: string;
  /** Milliseconds. */
  at: number;
  /** The app has taken it back. */
  recalled?: true;
};

/** A link card one member forwarded to another. */
export interface ForwardedCard {
  id: number;
  from: string;
  userid: string;
  at: number;
  card: LinkCard;
}

export interface DroppedMessage {
  userid: string;
  agentId: number;
  at: number;
  /** `rate`: over 30 a minute or 1000 an hour. `inactive`: disabled or never activated. */
  reason: 'rate' | 'duplicate' | 'inactive';
}

export type Mailbox = ReturnType<typeof createMailbox>;

const rates = [
  { most: 30, windowMs: 60_000 },
  { most: 1000, windowMs: 3_600_000 },
];

/** Every member's chats. */
export function createMailbox({ now, onChange }: { now: () => number; onChange: () => void }) {
  const messages: DeliveredMessage[] = [];
  const forwards: ForwardedCard[] = [];
  const dropped: DroppedMessage[] = [];
  const accepted = new Map<string, { agentId: number; at: number }>();
  /** The newest id a member has looked at, by chat. */
  const seen = new Map<string, number>();
  const times = new Map<string, number[]>();
  let lastId = 0;

  /** An app reaches a member 30 times a minute and 1000 times an hour (page 90236). */
  function isOverRate(key: string): boolean {
    const recent = (times.get(key) ?? []).filter((time) => time > now() - 3_600_000);
    times.set(key, recent);
    return rates.some(
      ({ most, windowMs }) => recent.filter((time) => time > now() - windowMs).length >= most,
    );
  }

  function drop(agentId: number, userid: string, reason: DroppedMessage['reason']) {
    dropped.push({ userid, agentId, at: now(), reason });
  }

  return {
    messages,
    forwards,
    dropped,
    seen,
    drop,

    /** A message has an id even when it reaches nobody. */
    accept(agentId: number, msgid: string): string {
      accepted.set(msgid, { agentId, at: now() });
      return msgid;
    },
    accepted: (msgid: string) => accepted.get(msgid),

    /** Beyond the rate nothing arrives and nobody is told. */
    deliver(agentId: number, userid: string, msgid: string, content: MessageContent) {
      const key = `${agentId}:${userid}`;
      if (isOverRate(key)) return drop(agentId, userid, 'rate');
      times.get(key)?.push(now());
      messages.push({ id: ++lastId, msgid, agentId, userid, at: now(), ...content });
      onChange();
    },

    recall(msgid: string) {
      for (const message of messages) if (message.msgid === msgid) message.recalled = true;
      onChange();
    },

    /** `userid` without regard to case. */
    changeCard(msgid: string, userid: string, change: CardChange) {
      const message = messages.find(
        (one) => one.msgid === msgid && one.userid.toLowerCase() === userid.toLowerCase(),
      );
      if (message?.msgtype !== 'template_card') return;
      Object.assign(message, shownAfter(change));
      onChange();
    },

    forward(from: string, userid: string, card: LinkCard) {
      forwards.push({ id: ++lastId, from, userid, at: now(), card });
      onChange();
    },

    /** `chat` is 'app' or the userid of the other. */
    markSeen(userid: string, chat: string) {
      seen.set(`${userid}:${chat}`, lastId);
      onChange();
    },
  };
}

/** A replacement has buttons of its own; its `replace_text` greys them (page 94888). */
function shownAfter(change: CardChange): Partial<ShownCard> {
  if ('replaceName' in change) return { replaced: change.replaceName };
  const { replace_text: text } = change.card;
  const replaced = typeof text === 'string' && text !== '' ? text : undefined;
  return { template_card: change.card, checked: change.checked, replaced };
}
