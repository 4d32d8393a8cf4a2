import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { MemberRef, Role } from '#shared/member.ts';
import type { GrantedRole, GrantRoleInput, RolePage } from '#shared/roles.ts';
import { grantRole, listRoles, revokeRole } from '../api/people.ts';
import { createRequest } from './request.ts';

export interface PersonWithRoles {
  member: GrantedRole['member'];
  roles: GrantedRole[];
}

/** Who has which role, and the reader's part in giving them. */
export const useRoles = defineStore('roles', () => {
  const items = shallowRef<GrantedRole[] | null>(null);
  const nextCursor = shallowRef<string | null>(null);
  const grantable = shallowRef<RolePage['grantable']>([]);
  const request = createRequest();
  const writing = createRequest();

  const people = computed(() => {
    const found = new Map<string, PersonWithRoles>();
    for (const item of items.value ?? []) {
      const person = found.get(item.member.userid) ?? { member: item.member, roles: [] };
      person.roles.push(item);
      found.set(item.member.userid, person);
    }
    return [...found.values()];
  });

  /** The roles the reader may give, each once. */
  const givable = computed(() => [...new Set(grantable.value.map(({ role }) => role))]);

  /** Where that role may be given: '' is everywhere. */
  function scopesFor(role: Role): string[] {
    return grantable.value.filter((one) => one.role === role).map(({ scope }) => scope);
  }

  async function load(cursor?: string): Promise<void> {
    const page = await request.run(() => listRoles(cursor));
    if (!page) return;
    items.value = cursor === undefined ? page.items : [...(items.value ?? []), ...page.items];
    nextCursor.value = page.nextCursor;
    grantable.value = page.grantable;
  }

  async function more(): Promise<void> {
    if (nextCursor.value !== null) await load(nextCursor.value);
  }

  /** False when it was refused; why is then in `writing.error`. */
  async function give(member: MemberRef, wanted: Omit<GrantRoleInput, 'userid'>): Promise<boolean> {
    const { userid } = member;
    const given = await writing.run(() => grantRole({ userid, ...wanted }));
    if (!given) return false;
    const others = items.value?.filter(({ id }) => id !== given.id) ?? [];
    items.value = [...others, given];
    return true;
  }

  async function take(role: GrantedRole): Promise<boolean> {
    await writing.run(() => revokeRole(role.id));
    // Somebody else was faster: gone is gone.
    if (writing.state.error && writing.state.error.status !== 404) return false;
    items.value = items.value?.filter(({ id }) => id !== role.id) ?? null;
    return true;
  }

  return {
    items,
    people,
    nextCursor,
    givable,
    request: request.state,
    writing: writing.state,
    scopesFor,
    load,
    more,
    give,
    take,
  };
});
