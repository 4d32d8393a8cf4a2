import type { Callbacks } from './callbacks.ts';

/**
 * Tells the app who came into its visible range or left it, was disabled or left the corp
 * (`subscribe`, `unsubscribe`; page 90240). `reachable` gives the userids it has at present.
 */
export function createMemberEvents(deps: {
  agentId: number;
  reachable: () => readonly string[];
  emit: Callbacks['emit'];
}) {
  const { agentId, reachable, emit } = deps;
  let before = new Set(reachable());

  function tell(name: 'subscribe' | 'unsubscribe', from: string) {
    emit(agentId, { from, msgType: 'event', fields: { Event: name, EventKey: '' } });
  }

  return {
    /** To be called after every change of the company. */
    check() {
      const now = new Set(reachable());
      const earlier = before;
      before = now;
      for (const userid of earlier) if (!now.has(userid)) tell('unsubscribe', userid);
      for (const userid of now) if (!earlier.has(userid)) tell('subscribe', userid);
    },
  };
}
