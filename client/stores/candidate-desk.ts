import { shallowRef, watch } from 'vue';
import type {
  CandidateContact,
  CandidateInvitation,
  SendLink,
  UpdateContact,
} from '#shared/candidate.ts';
import {
  makeCandidateLink,
  requestErasure,
  revealContact,
  updateContact,
} from '../api/candidates.ts';
import { useClock } from './clock.ts';
import { useInterview } from './interview.ts';
import { createRequest } from './request.ts';

export type CandidateDesk = ReturnType<typeof createCandidateDesk>;

/** A candidate's link and contact, kept only while the page that asked for them is open. */
export function createCandidateDesk(id: () => string) {
  const clock = useClock();
  const inviting = createRequest();
  const revealing = createRequest();
  const writing = createRequest();
  const invitation = shallowRef<CandidateInvitation | null>(null);
  /** What was asked for last. */
  const asked = shallowRef<SendLink>({ renew: false, mail: false });
  const contact = shallowRef<CandidateContact | null>(null);

  watch(id, () => {
    invitation.value = null;
    contact.value = null;
  });

  /** A renewed link kills the one before it, so a second tap waits. Undefined when it failed. */
  async function invite(how: SendLink): Promise<CandidateInvitation | undefined> {
    if (inviting.state.pending) return undefined;
    const wanted = id();
    asked.value = how;
    const made = await inviting.run(() => makeCandidateLink(wanted, how));
    if (!made || wanted !== id()) return undefined;
    invitation.value = made;
    useInterview().lookSoon();
    return made;
  }

  async function reveal(): Promise<void> {
    if (revealing.state.pending) return;
    const wanted = id();
    const found = await revealing.run(() => revealContact(wanted));
    if (found && wanted === id()) contact.value = found;
  }

  /** False when it was refused; why is then in `writing.error`. */
  async function change(fields: UpdateContact): Promise<boolean> {
    const wanted = id();
    const changed = await writing.run(() => updateContact(wanted, fields));
    if (!changed) return false;
    if (wanted !== id()) return true;
    contact.value = changed;
    void useInterview().load();
    return true;
  }

  /** An administrator is asked; nothing is erased yet. */
  async function askErasure(): Promise<boolean> {
    const wanted = id();
    await writing.run(() => requestErasure(wanted));
    if (writing.state.error) return false;
    if (contact.value && wanted === id()) {
      const erasureRequestedAt = new Date(clock.read()).toISOString();
      contact.value = { ...contact.value, erasureRequestedAt };
    }
    return true;
  }

  return {
    invitation,
    asked,
    contact,
    inviting: inviting.state,
    revealing: revealing.state,
    writing: writing.state,
    invite,
    reveal,
    change,
    askErasure,
  };
}
