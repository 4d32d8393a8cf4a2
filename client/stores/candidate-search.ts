import { ref, shallowRef } from 'vue';
import type { FindCandidates, FoundCandidate } from '#shared/candidate.ts';
import { limits } from '#shared/interview.ts';
import { findCandidates } from '../api/candidates.ts';
import { createRequest } from './request.ts';

/** What somebody applied for, and the interviews about it. */
export interface FoundApplication {
  id: number;
  jobTitle: string;
  department: string;
  interviews: FoundCandidate['interviews'];
  /** The round after the last one. */
  next: number;
}

export type FoundInterview = FoundCandidate['interviews'][number];

/** Finds candidates by phone or mail address. Neither is kept anywhere, nor stands in an address. */
export function createCandidateSearch() {
  const typed = ref('');
  const found = shallowRef<FoundCandidate[] | null>(null);
  const isRefused = ref(false);
  const request = createRequest();

  function type(text: string): void {
    typed.value = text;
    found.value = null;
    isRefused.value = false;
    request.state.error = null;
  }

  async function search(): Promise<void> {
    const by = contactFrom(typed.value);
    isRefused.value = by === null;
    if (!by || request.state.pending) return;
    const answer = await request.run(() => findCandidates(by));
    isRefused.value = request.state.error?.code === 'validation_failed';
    if (answer) found.value = answer.items;
  }

  return { typed, found, isRefused, request: request.state, type, search };
}

/** Which of the two it is; null while there is nothing. */
export function contactFrom(typed: string): FindCandidates | null {
  const text = typed.trim();
  if (text === '') return null;
  return text.includes('@') ? { email: text } : { phone: text };
}

export function applicationsOf({ interviews }: FoundCandidate): FoundApplication[] {
  const found = new Map<number, FoundApplication>();
  for (const interview of interviews) {
    const { applicationId: id, jobTitle, department, round } = interview;
    const known = found.get(id) ?? { id, jobTitle, department, interviews: [], next: 1 };
    known.interviews.push(interview);
    known.next = Math.min(limits.rounds, Math.max(known.next, round + 1));
    found.set(id, known);
  }
  return [...found.values()];
}
