import type { erasuresZhCN } from './erasures-zh-CN.ts';
import type { Message } from './message.ts';

export const erasuresEn: Record<keyof typeof erasuresZhCN, Message> = {
  'title.erasures': 'Erasure requests',
  'erasures.hint':
    'Candidates, or recruiters for them, ask that personal data is erased. No names stand here: nobody needs to know who it is.',
  'erasures.none': 'Nobody waits to be erased',
  'erasures.number': 'Candidate no. {id}',
  'erasures.since': 'Asked on {date}',
  'erasures.by.member': 'By {name}',
  'erasures.by.candidate': 'By the candidate',
  'erasures.open': {
    one: '{n} interview is still open, so this cannot be erased yet. Ask the recruiter to cancel it, or wait until it has ended.',
    other:
      '{n} interviews are still open, so this cannot be erased yet. Ask the recruiter to cancel them, or wait until they have ended.',
  },
  'erasures.erase': 'Erase…',
  'erasures.erase.label': 'Erase the data of candidate no. {id}',
  'erasures.keep': 'Not now',
  'erasures.confirm.title': 'Erase candidate no. {id}?',
  'erasures.confirm.goes':
    'Name, contacts, links, and what was noted or written in feedback about this person go.',
  'erasures.confirm.stays':
    'Dates, statuses and recommendations of the interviews stay, without a person.',
  'erasures.confirm.final': 'This cannot be undone. The log will say that it was done.',
  'erasures.confirm.do': 'Erase for ever',
  'erasures.done': 'Erased.',
  'erasures.openAgain':
    'They have an interview again that is still open. Ask the recruiter to cancel it first.',
};
