/**
 * What happens to the next events instead of a plain delivery. `late` ones wait for the release,
 * so whatever is sent meanwhile overtakes them; `forged` ones come once, with a false signature.
 */
export type CallbackFault = 'twice' | 'late' | 'forged' | 'lost';

export const callbackFaults: readonly CallbackFault[] = ['twice', 'late', 'forged', 'lost'];

export function createCallbackFaults() {
  const planned: CallbackFault[] = [];
  return {
    add(fault: CallbackFault, times = 1) {
      planned.push(...Array<CallbackFault>(times).fill(fault));
    },
    take: (): CallbackFault | undefined => planned.shift(),
  };
}
