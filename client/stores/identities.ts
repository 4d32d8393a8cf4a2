import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { Identity } from '#shared/identities.ts';
import { listIdentities, removeIdentity, setIdentity } from '../api/people.ts';
import { createRequest } from './request.ts';

/** Who members are in other systems. */
export const useIdentities = defineStore('identities', () => {
  const items = shallowRef<Identity[] | null>(null);
  const request = createRequest();
  const writing = createRequest();

  async function load(): Promise<void> {
    const answer = await request.run(listIdentities);
    if (answer) items.value = answer.items;
  }

  const isOther = (one: Identity) => (other: Identity) =>
    one.system !== other.system || one.externalId !== other.externalId;

  /** False when it was refused; why is then in `writing.error`. */
  async function set(wanted: {
    system: string;
    userid: string;
    externalId: string;
    confirm: 'api' | 'member';
  }): Promise<boolean> {
    const { system, userid, ...body } = wanted;
    const made = await writing.run(() => setIdentity(system, userid, body));
    if (!made) return false;
    items.value = [made, ...(items.value?.filter(isOther(made)) ?? [])];
    return true;
  }

  async function remove(identity: Identity): Promise<boolean> {
    await writing.run(() => removeIdentity(identity.system, identity.member.userid));
    if (writing.state.error && writing.state.error.status !== 404) return false;
    items.value = items.value?.filter(isOther(identity)) ?? null;
    return true;
  }

  return { items, request: request.state, writing: writing.state, load, set, remove };
});
