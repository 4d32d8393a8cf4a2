import type { HistoryEntry } from '#shared/interview-history.ts';
import { isMessageKey, t, type MessageKey } from '../i18n/index.ts';
import { formatShortDate, formatTime, zoneName } from '../i18n/time.ts';

export interface HistoryChange {
  label: string;
  /** Empty when there was nothing. */
  before: string;
  after: string;
}

type Facts = Record<string, unknown>;
type Names = ReadonlyMap<string, string>;

/** How each fact is read out; those that are not here are told by the event itself. */
const readers: Record<
  string,
  (value: unknown, facts: Facts, zone: string, names: Names) => string
> = {
  status: (value) => word('status', value),
  startsAt: (value, facts, zone) => timeText(value, facts['endsAt'], zone),
  zone: (value) => (typeof value === 'string' ? zoneName(value) : ''),
  mode: (value) => word('mode', value),
  location: plain,
  room: plain,
  candidateRoom: plain,
  notes: plain,
  participation: (value) => word('participation', value),
  offers: (value, _facts, zone) => times(value, zone),
  interviewers: (value, _facts, _zone, names) => people(value, names),
  decision: (value) => word('decision', value),
  proposedDecision: (value) => word('decision', value),
};

/** What an event changed, in the reader's words and on the reader's clock. */
export function changesOf(entry: HistoryEntry, zone: string, names: Names): HistoryChange[] {
  const before = entry.before ?? {};
  return Object.entries(readers)
    .filter(([fact]) => fact in entry.after)
    .map(([fact, read]) => ({
      label: t(`fact.${fact}` as MessageKey),
      before: read(before[fact], before, zone, names),
      after: read(entry.after[fact], entry.after, zone, names) || t('fact.none'),
    }));
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function word(kind: string, value: unknown): string {
  const key = `${kind}.${String(value)}`;
  return isMessageKey(key) ? t(key) : '';
}

function timeText(start: unknown, end: unknown, zone: string): string {
  if (typeof start !== 'string') return '';
  const until = typeof end === 'string' ? `–${formatTime(end, zone)}` : '';
  return `${formatShortDate(start, zone)} ${formatTime(start, zone)}${until}`;
}

function times(value: unknown, zone: string): string {
  if (!Array.isArray(value)) return '';
  const texts = value.map((one) => timeText(one?.startsAt, one?.endsAt, zone));
  return texts.filter(Boolean).join(t('list.comma'));
}

/** Names with what each has answered, when that is more than nothing yet. */
function people(value: unknown, names: Names): string {
  if (!Array.isArray(value)) return '';
  const texts = value.map((one) => {
    const name = names.get(String(one?.userid)) ?? String(one?.userid ?? '');
    const answer = word('response', one?.response);
    return answer ? t('fact.person', { name, answer }) : name;
  });
  return texts.join(t('list.comma'));
}
