import type { MemberRef } from '#shared/member.ts';
import { ref, shallowRef } from 'vue';
import { getMember, searchMembers } from '../api/members.ts';
import { createRequest } from './request.ts';

const pauseMs = 250;

export type MemberSearch = ReturnType<typeof createMemberSearch>;

/** Finds people to interview: by name among those we know, by account through WeCom. */
export function createMemberSearch() {
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
    const answer = await searching.run(() => searchMembers(q));
    if (answer && query.value.trim() === q) found.value = answer.items;
  }

  function clear(): void {
    type('');
  }

  /** Undefined when WeCom has nobody by that userid; the reason is then in `adding.error`. */
  function lookUp(userid: string): Promise<MemberRef | undefined> {
    return adding.run(() => getMember(userid));
  }

  return { query, found, searching: searching.state, adding: adding.state, type, clear, lookUp };
}
