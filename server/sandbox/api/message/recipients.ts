import type { Choices } from '../../choices.ts';
import type { Company } from '../../company.ts';
import type { Person } from '../../person.ts';
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
 * @throws Refusal 82001 (or 81012) for nobody, 40032 above 1000 members, 40058 for a userid above
 * 64 bytes (page 90313), 82002 above 100 departments, 82003 above 100 tags
 */
export function addressees(body: MessageBody, choices: Choices): Addressees {
  const userids = list(body.touser);
  const all = userids.length === 1 && userids[0] === '@all';
  // With @all the other two are ignored.
  const parties = all ? [] : list(body.toparty);
  const tags = all ? [] : list(body.totag);
  if (userids.length + parties.length + tags.length === 0) throw new Refusal(choices.noRecipient);
  if (userids.length > 1000) throw new Refusal(40032);
  if (userids.some((userid) => Buffer.byteLength(userid) > 64)) throw new Refusal(40058);
  if (parties.length > 100) throw new Refusal(82002);
  if (tags.length > 100) throw new Refusal(82003);
  return { userids, all, parties, tags };
}

export interface Resolved {
  recipients: Person[];
  /** The lists of the answer; joined by `|`, lower-cased, absent when empty. */
  invalid: {
    invaliduser?: string;
    invalidparty?: string;
    invalidtag?: string;
    unlicenseduser?: string;
  };
}

/**
 * Sorts out whom the app can see: members, departments with all below them, and tags of its range.
 * @throws Refusal 81013, with the lists, when nobody is left
 */
export function resolveRecipients(
  to: Addressees,
  { company, choices, agentId }: { company: Company; choices: Choices; agentId: number },
): Resolved {
  const named = to.all
    ? company.visibleMembers(agentId).filter(({ status }) => status === 1)
    : unique(to.userids).map((userid) => company.visibleTo(agentId, userid) ?? userid);
  const parties = to.parties.map((id) => partyOf(company, agentId, id) ?? id);
  const tags = to.tags.map((id) => company.membersOfTag(agentId, Number(id)) ?? id);
  const isRefused = (one: Person | string) =>
    typeof one === 'string' || (choices.inactiveRecipient === 'invalid' && one.status !== 1);
  const strangers = named.filter(isRefused).map(nameOf).map(lower);
  const invalid = {
    ...joined('invaliduser', strangers),
    ...joined('invalidparty', parties.filter(isText)),
    ...joined('invalidtag', tags.filter(isText)),
  };
  const groups = [...parties, ...tags].flatMap((one) => (isText(one) ? [] : one));
  const inGroups = groups.filter(({ userid }) => company.visibleTo(agentId, userid));
  const found = [...named.filter((one) => !isRefused(one)), ...inGroups] as Person[];
  const recipients = [...new Map(found.map((person) => [person.userid, person])).values()];
  if (recipients.length === 0) throw new Refusal(81013, undefined, invalid);
  const isUnlicensed = unlicensedBy(choices);
  const unlicensed = named.filter((one) => !isRefused(one) && isUnlicensed(nameOf(one)));
  return {
    // Of a department or tag they are left out without a word.
    recipients: recipients.filter(({ userid }) => !isUnlicensed(userid)),
    invalid: { ...invalid, ...joined('unlicenseduser', unlicensed.map(nameOf).map(lower)) },
  };
}

function unlicensedBy({ unlicensed }: Choices): (userid: string) => boolean {
  const all = new Set(list(unlicensed).map(lower));
  return (userid) => all.has(lower(userid));
}

function lower(text: string): string {
  return text.toLowerCase();
}

function partyOf(company: Company, agentId: number, id: string): Person[] | undefined {
  const found = company.visibleDepartments(agentId).find((one) => String(one.id) === id);
  return found && company.membersOf(found.id, { deep: true });
}

function joined(name: string, ids: string[]): Record<string, string> {
  return ids.length > 0 ? { [name]: ids.join('|') } : {};
}

function nameOf(one: Person | string): string {
  return typeof one === 'string' ? one : one.userid;
}

function isText(one: unknown): one is string {
  return typeof one === 'string';
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
