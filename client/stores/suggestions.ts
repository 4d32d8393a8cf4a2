import { shallowRef } from 'vue';
import type { MemberRef } from '#shared/member.ts';
import { getAvailability } from '../api/interviews.ts';
import { searchMembers } from '../api/members.ts';

export interface Suggestion extends MemberRef {
  busy: boolean;
}

/** People we know who could sit in, those with that time free first. Silent when it cannot be asked. */
export function createSuggestions(
  slot: { startsAt: string; endsAt: string } | null,
  except: string,
) {
  const people = shallowRef<Suggestion[]>([]);

  async function load(): Promise<void> {
    const known = await searchMembers('').catch(() => null);
    if (!known) return;
    const taken = slot ? await busyUserids(known.items, slot, except) : new Set<string>();
    people.value = known.items
      .map(({ userid, name }) => ({ userid, name, busy: taken.has(userid) }))
      .sort((one, other) => Number(one.busy) - Number(other.busy));
  }

  void load();
  return { people };
}

async function busyUserids(
  members: readonly MemberRef[],
  slot: { startsAt: string; endsAt: string },
  except: string,
): Promise<Set<string>> {
  const userids = members.map(({ userid }) => userid);
  if (userids.length === 0) return new Set();
  const from = new Date(slot.startsAt);
  const to = new Date(slot.endsAt);
  const found = await getAvailability(userids, from, to, except).catch(() => ({ items: [] }));
  return new Set(found.items.map(({ userid }) => userid));
}
