import type { Choices } from '../../choices.ts';
import type { Company, Person } from '../../company.ts';
import { Refusal } from '../refusal.ts';
import { optionalText, type MessageBody } from './body.ts';

export interface Addressees {
  userids: string[];
  all: boolean;
  parties: string[];
  tags: string[];
}

/**
 * Who a message is for (page 90236). Blanks around `|` are cut off, as in the official samples.
 * @throws Refusal 82001 (or 81012) for nobody, 40032 above 1000 members, 82002 above 100
 * departments, 82003 above 100 tags
 */
export function addressees(body: MessageBody, choices: Choices): Addressees {
  const userids = list(body.touser);
  const all = userids.length === 1 && userids[0] === '@all';
  // With @all the other two are ignored.
  const parties = all ? [] : list(body.toparty);
  const tags = all ? [] : list(body.totag);
  if (userids.length + parties.length + tags.length === 0) throw new Refusal(choices.noRecipient);
  if (userids.length > 1000) throw new Refusal(40032);
  if (parties.length > 100) throw new Refusal(82002);
  if (tags.length > 100) throw new Refusal(82003);
  return { userids, all, parties, tags };
}

export interface Resolved {
  recipients: Person[];
  /** The lists of the answer; joined by `|`, lower-cased, absent when empty. */
  invalid: { invaliduser?: string; invalidparty?: string; invalidtag?: string };
}

/**
 * Sorts out whom the app can see. The visible range of the sandbox's apps names people only, so
 * departments and tags are always outside it.
 * @throws Refusal 81013, with the lists, when nobody is left
 */
export function resolveRecipients(to: Addressees, company: Company, choices: Choices): Resolved {
  const wanted = to.all ? visibleUserids(company) : unique(to.userids);
  const recipients: Person[] = [];
  const strangers: string[] = [];
  for (const userid of wanted) {
    const member = company.member(userid);
    const refused =
      !member?.visible || (choices.inactiveRecipient === 'invalid' && member.status !== 1);
    if (refused) strangers.push(userid);
    else recipients.push(member);
  }
  const invalid = {
    ...(strangers.length > 0 && { invaliduser: strangers.join('|') }),
    ...(to.parties.length > 0 && { invalidparty: to.parties.join('|') }),
    ...(to.tags.length > 0 && { invalidtag: to.tags.join('|') }),
  };
  if (recipients.length === 0) throw new Refusal(81013, undefined, invalid);
  return { recipients, invalid };
}

function visibleUserids(company: Company): string[] {
  return company
    .people()
    .filter((person) => person.visible && person.status === 1)
    .map(({ userid }) => userid.toLowerCase());
}

function unique(userids: string[]): string[] {
  return [...new Set(userids.map((userid) => userid.toLowerCase()))];
}

function list(value: unknown): string[] {
  return optionalText(value)
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);
}
