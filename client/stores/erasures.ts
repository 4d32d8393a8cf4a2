import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { ErasureRequest } from '#shared/candidate.ts';
import { eraseCandidate, listErasures } from '../api/candidates.ts';
import { createRequest } from './request.ts';

/** Candidates who are to be forgotten, longest waiting first. */
export const useErasures = defineStore('erasures', () => {
  const items = shallowRef<ErasureRequest[] | null>(null);
  const request = createRequest();
  const writing = createRequest();

  async function load(): Promise<void> {
    const answer = await request.run(listErasures);
    if (answer) items.value = answer.items;
  }

  /** False when it was refused; why is then in `writing.error`. */
  async function erase({ candidateId }: ErasureRequest): Promise<boolean> {
    if (writing.state.pending) return false;
    await writing.run(() => eraseCandidate(candidateId));
    const { error } = writing.state;
    // An interview was made meanwhile: the list has to say so.
    if (error?.code === 'illegal_transition') void load();
    if (error) return false;
    items.value = items.value?.filter((one) => one.candidateId !== candidateId) ?? null;
    return true;
  }

  return { items, request: request.state, writing: writing.state, load, erase };
});
