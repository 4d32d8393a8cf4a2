import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { CreateScorecardInput } from '#shared/feedback-input.ts';
import type { ScorecardVersion } from '#shared/scorecard.ts';
import { createScorecard, listScorecards } from '../api/scorecards.ts';
import { createRequest } from './request.ts';
import { useSession } from './session.ts';

/** The forms feedback is written on: to choose one, and for lead recruiters to make some. */
export const useScorecards = defineStore('scorecards', () => {
  const session = useSession();
  const items = shallowRef<ScorecardVersion[] | null>(null);
  const request = createRequest();
  const writing = createRequest();

  const canMake = computed(() => session.me?.roles.includes('recruiter_lead') ?? false);
  /** In every language they have: a new one needs another. */
  const names = computed(() =>
    (items.value ?? []).flatMap(({ name }) =>
      typeof name === 'string' ? [name] : Object.values(name),
    ),
  );

  async function load(): Promise<void> {
    const answer = await request.run(listScorecards);
    if (answer) items.value = answer.items;
  }

  /** Undefined when it was refused; why is then in `writing.error`. */
  async function make(body: CreateScorecardInput): Promise<ScorecardVersion | undefined> {
    const made = await writing.run(() => createScorecard(body));
    if (!made) return undefined;
    const others = items.value?.filter(({ name }) => name !== made.name);
    items.value = others ? [...others, made] : null;
    return made;
  }

  return {
    items,
    names,
    canMake,
    request: request.state,
    writing: writing.state,
    load,
    make,
  };
});
