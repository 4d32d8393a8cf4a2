import type { Company } from '../company.ts';
import type { Callbacks } from './callbacks.ts';
import { createMemberActions } from './member-actions.ts';
import { createMemberEvents } from './member-events.ts';
import type { CallbackContent } from './plaintext.ts';
import type { CallbackSettings } from './settings.ts';

export type AppCallbacks = ReturnType<typeof createAppCallbacks>;

/** Callbacks of the app the sandbox was started for: its console, its members, and the tests. */
export function createAppCallbacks(deps: {
  company: Company;
  callbacks: Callbacks;
  agentId: number;
}) {
  const { company, callbacks, agentId } = deps;

  function reachable(): string[] {
    const people = company.visibleMembers(agentId).filter(({ status }) => status === 1);
    return people.map(({ userid }) => userid);
  }

  const { emit } = callbacks;
  const emitCallback = (content: CallbackContent) => emit(agentId, content);
  return {
    /** To be called after every change of the company. */
    companyChanged: createMemberEvents({ agentId, reachable, emit }).check,

    controls: {
      ...createMemberActions({ company, emit: emitCallback }),
      /** Any other event, as a test wants it. */
      emitCallback,
      /** What the console's "save" does: verifies the URL, then stores the settings. */
      setCallback: (settings: CallbackSettings) => callbacks.save(agentId, settings),
      removeCallback: () => callbacks.remove(agentId),
      callbackSettings: () => callbacks.settingsOf(agentId),
      /** Every request to a callback URL, in the order in which they ended. */
      callbacks: callbacks.attempts,
      callbackFault: callbacks.addFault,
      /** Sends what a fault held back as late. */
      releaseCallbacks: callbacks.release,
      /** Resolves when every delivery has succeeded or was given up. */
      callbacksSettled: callbacks.settled,
    },
  };
}
