import { ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';
import type { LeaveChoice } from '../ui/leave-choice.ts';

/** Asks before a form that is not done is left; for `ConfirmLeave`. */
export function useConfirmLeave(form: { isDirty: () => boolean; discard: () => void }) {
  const asking = ref(false);
  let settle: (choice: LeaveChoice) => void = () => undefined;

  function ask(): Promise<LeaveChoice> {
    asking.value = true;
    return new Promise((resolve) => (settle = resolve));
  }

  onBeforeRouteLeave(async () => {
    if (!form.isDirty()) return true;
    const choice = await ask();
    asking.value = false;
    if (choice === 'discard') form.discard();
    return choice !== 'stay';
  });

  return { asking, answer: (choice: LeaveChoice) => settle(choice) };
}
