import type { DeliveryEntry, DeliveryReason, NotificationStatus } from '#shared/notification.ts';

/** The messages to one person, newest first in each part. */
export interface DeliveryPerson {
  /** The candidate has ''. */
  key: string;
  name: string;
  /** Failed or held up, and not made good by a later copy. */
  trouble: DeliveryEntry[];
  /** On their way, sent, or rightly not sent. */
  settled: DeliveryEntry[];
  planned: DeliveryEntry[];
}

export interface DeliveryCounts {
  sent: number;
  failed: number;
  notSent: number;
  planned: number;
  answered: number;
  /** What was not sent, by why. */
  reasons: { reason: DeliveryReason | null; n: number }[];
}

const troubled: readonly NotificationStatus[] = ['failed', 'retry', 'expired'];
const unsent: readonly NotificationStatus[] = ['suppressed', 'expired'];
const underway: readonly NotificationStatus[] = ['planned', 'claimed', 'retry'];

/** Whom a message was for; each candidate and each member once. Those in trouble come first. */
export function groupByPerson(items: readonly DeliveryEntry[]): DeliveryPerson[] {
  const people = new Map<string, DeliveryPerson>();
  for (const entry of [...items].sort((a, b) => b.id - a.id)) {
    const key = entry.userid ?? '';
    const person = people.get(key) ?? {
      key,
      name: entry.name,
      trouble: [],
      settled: [],
      planned: [],
    };
    people.set(key, person);
    if (entry.status === 'planned') person.planned.push(entry);
    else if (needsSomething(entry, items)) person.trouble.push(entry);
    else person.settled.push(entry);
  }
  for (const { settled, planned } of people.values()) {
    // What was sent before what was not.
    settled.sort((a, b) => Number(isUnsent(a)) - Number(isUnsent(b)));
    planned.sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  }
  return [...people.values()].sort(
    (a, b) => Number(b.trouble.length > 0) - Number(a.trouble.length > 0),
  );
}

/** How many messages came to what. */
export function countDeliveries(items: readonly DeliveryEntry[]): DeliveryCounts {
  const count = (passes: (entry: DeliveryEntry) => boolean) => items.filter(passes).length;
  const reasons = new Map<DeliveryReason | null, number>();
  for (const { reason } of items.filter(isUnsent)) {
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return {
    sent: count(({ status }) => status === 'sent'),
    failed: count(({ status }) => status === 'failed'),
    notSent: count(isUnsent),
    planned: count(({ status }) => underway.includes(status)),
    answered: count(({ answer }) => answer !== null),
    reasons: [...reasons].map(([reason, n]) => ({ reason, n })),
  };
}

function isUnsent({ status }: DeliveryEntry): boolean {
  return unsent.includes(status);
}

/** Without a mail address nobody told the candidate, which is as good as a failure. */
function needsSomething(entry: DeliveryEntry, items: readonly DeliveryEntry[]): boolean {
  if (!troubled.includes(entry.status) && entry.reason !== 'no_mail') return false;
  return !items.some(
    (later) =>
      later.id > entry.id &&
      later.status === 'sent' &&
      later.userid === entry.userid &&
      later.kind === entry.kind &&
      later.revision === entry.revision,
  );
}
