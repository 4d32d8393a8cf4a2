import { shallowRef, watch } from 'vue';
import type { CandidateContact, CandidateInvitation } from '#shared/candidate.ts';
import { makeCandidateLink, revealContact } from '../api/candidates.ts';
import { useInterview } from './interview.ts';
import { createRequest } from './request.ts';

export type CandidateDesk = ReturnType<typeof createCandidateDesk>;

/** A candidate's link and contact, kept only while the page that asked for them is open. */
export function createCandidateDesk(id: () => string) {
  const inviting = createRequest();
  const revealing = createRequest();
  const invitation = shallowRef<CandidateInvitation | null>(null);
  const contact = shallowRef<CandidateContact | null>(null);

  watch(id, () => {
    invitation.value = null;
    contact.value = null;
  });

  /** Each call kills the link before it, so a second tap waits. */
  async function invite(): Promise<void> {
    if (inviting.state.pending) return;
    const wanted = id();
    const made = await inviting.run(() => makeCandidateLink(wanted));
    if (!made || wanted !== id()) return;
    invitation.value = made;
    useInterview().lookSoon();
  }

  async function reveal(): Promise<void> {
    if (revealing.state.pending) return;
    const wanted = id();
    const found = await revealing.run(() => revealContact(wanted));
    if (found && wanted === id()) contact.value = found;
  }

  return {
    invitation,
    contact,
    inviting: inviting.state,
    revealing: revealing.state,
    invite,
    reveal,
  };
}
