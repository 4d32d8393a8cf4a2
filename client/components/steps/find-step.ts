import { defineAsyncComponent, type AsyncComponentLoader, type Component } from 'vue';

/** What can be done to an interview, by the last part of its address. Each comes when it is opened. */
const steps: Record<string, Component> = {
  decline: defineAsyncComponent(() => import('./StepDecline.vue')),
  propose: withTime(() => import('./StepPropose.vue')),
  reschedule: withTime(() => import('./StepReschedule.vue')),
  schedule: withTime(() => import('./StepSchedule.vue')),
  reopen: withTime(() => import('./StepReopen.vue')),
  offer: withTime(() => import('./StepOffer.vue')),
  edit: defineAsyncComponent(() => import('./StepEdit.vue')),
  replace: defineAsyncComponent(() => import('./StepReplace.vue')),
  add: defineAsyncComponent(() => import('./StepReplace.vue')),
  remove: defineAsyncComponent(() => import('./StepRemove.vue')),
  renotify: defineAsyncComponent(() => import('./StepRenotify.vue')),
  cancel: defineAsyncComponent(() => import('./StepCancel.vue')),
  'no-show': defineAsyncComponent(() => import('./StepNoShow.vue')),
  end: defineAsyncComponent(() => import('./StepEnd.vue')),
  waive: defineAsyncComponent(() => import('./StepWaive.vue')),
  decide: defineAsyncComponent(() => import('./StepDecide.vue')),
};

/** Waits for the fields of a time as well, so that the sheet does not grow while it is read. */
function withTime(load: AsyncComponentLoader): Component {
  return defineAsyncComponent(async () => {
    const [step] = await Promise.all([load(), import('./StepTime.vue')]);
    return step;
  });
}

export function findStep(name: string): Component | undefined {
  return Object.keys(steps).includes(name) ? steps[name] : undefined;
}
