import { templateCardFields, type TemplateCard } from '../cards/template-card.ts';
import { check } from '../check.ts';
import { WecomError } from '../errors.ts';
import { WecomLimitError } from '../limit-error.ts';
import type { Request } from '../request.ts';
import { distinctUserids } from './recipients.ts';

export interface CardUpdate {
  /** Of the answer to the card, or of the newest event about it; 72 hours, once. */
  responseCode: string;
  /** Receivers of the card. A code works once, so that more than one call's worth is refused. */
  to: 'all' | { userids?: string[]; parties?: number[]; tags?: number[] };
  /** A text in place of the buttons, or another card of any type without a task id. */
  change: { replaceName: string } | { card: TemplateCard };
  translateIds?: boolean;
}

export type UpdateResult =
  /** `invalid`: lower-cased userids whose card stays as it was. */
  | { status: 'updated'; invalid: string[] }
  /** The code was used, is older than 72 hours or unknown: send a new card instead. */
  | { status: 'code_spent' };

/** `message/update_template_card` (page 94888). @throws WecomError, WecomLimitError */
export async function updateCard(
  request: Request,
  agentId: number,
  update: CardUpdate,
): Promise<UpdateResult> {
  const body = {
    ...addressed(update.to),
    agentid: agentId,
    response_code: update.responseCode,
    ...changeFields(update),
  };
  try {
    const answer = await request<{ invaliduser?: string[] | string }>({
      method: 'POST',
      api: 'message/update_template_card',
      body,
    });
    const list = answer.invaliduser ?? [];
    const invalid = Array.isArray(list) ? list : list.split('|').filter(Boolean);
    return { status: 'updated', invalid: invalid.map((userid) => userid.toLowerCase()) };
  } catch (error) {
    if (error instanceof WecomError && error.errcode === 60140) return { status: 'code_spent' };
    throw error;
  }
}

function changeFields({ change, translateIds }: CardUpdate): object {
  if ('card' in change) {
    return {
      template_card: templateCardFields(change.card, 'replacement'),
      ...(translateIds && { enable_id_trans: 1 }),
    };
  }
  check.filled('button.replace_name', change.replaceName);
  return { button: { replace_name: change.replaceName } };
}

function addressed(to: CardUpdate['to']): object {
  if (to === 'all') return { atall: 1 };
  const userids = distinctUserids('userids', to.userids ?? []);
  const [parties, tags] = [[...new Set(to.parties)], [...new Set(to.tags)]];
  if (userids.length + parties.length + tags.length === 0) {
    throw new WecomLimitError('userids', 'must name somebody');
  }
  check.count('userids', userids, 0, 1000);
  check.count('partyids', parties, 0, 100);
  check.count('tagids', tags, 0, 100);
  return {
    ...(userids.length > 0 && { userids }),
    ...(parties.length > 0 && { partyids: parties }),
    ...(tags.length > 0 && { tagids: tags }),
  };
}
