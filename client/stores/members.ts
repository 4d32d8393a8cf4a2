import type { MemberRef } from '#shared/member.ts';
import { ref, shallowRef } from 'vue';
import { ApiError } from '../api/api-error.ts';
import { getMember, searchMembers } from '../api/members.ts';
import { createRequest } from './request.ts';

const pauseMs = 250;

export type MemberSearch = ReturnType<typeof createMemberSearch>;

/**
 * Finds people: by name among those we know, by account through WeCom. With `gone` also those who
 * have left, whom WeCom knows no more.
 */
export function createMemberSearch({ gone = false } = {}) {
  const query = ref('');
  const found = shallowRef<MemberRef[] | null>(null);
  const searching = createRequest();
  const adding = createRequest();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Searches once the typing pauses. */
  function type(text: string): void {
    query.value = text;
    adding.state.error = null;
    clearTimeout(timer);
    if (text.trim() === '') {
      found.value = null;
      return;
    }
    timer = setTimeout(search, pauseMs);
  }

  async function search(): Promise<void> {
    const q = query.value.trim();
    const answer = await searching.run(() => searchMembers(q, gone));
    if (answer && query.value.trim() === q) found.value = answer.items;
  }

  function clear(): void {
    type('');
  }

  /** Undefined when WeCom has nobody by that userid; the reason is then in `adding.error`. */
  function lookUp(userid: string): Promise<MemberRef | undefined> {
    return adding.run(() => (gone ? getKnown(userid) : getMember(userid)));
  }

  async function getKnown(userid: string): Promise<MemberRef> {
    const key = userid.toLowerCase();
    const { items } = await searchMembers(userid, true);
    const known = items.find((one) => one.userid.toLowerCase() === key);
    if (!known) throw new ApiError('not_found', 'Nobody here had that account.');
    return known;
  }

  return { query, found, searching: searching.state, adding: adding.state, type, clear, lookUp };
}
