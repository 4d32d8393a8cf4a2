import type { Facts, Told } from './still-true.ts';
import type { CardWord } from './texts/words-shape.ts';

/** What a card that asked is to say now; undefined while its question is open. */
export function cardWord(
  { recipientId, revision }: Pick<Told, 'recipientId' | 'revision'>,
  facts: Facts,
): CardWord | undefined {
  if (facts.status === 'cancelled') return 'cancelled';
  const seat = facts.seats.find(
    ({ memberId, response }) => memberId === recipientId && response !== 'superseded',
  );
  if (!seat) return 'gone';
  if (facts.revision > revision) return 'moved';
  if (seat.response === 'accepted' || seat.response === 'declined') return seat.response;
  return facts.status === 'scheduled' ? undefined : 'over';
}
