import { defineStore } from 'pinia';
import { computed, reactive, ref, watch } from 'vue';
import type { CreateInterviewInput } from '#shared/interview-input.ts';
import { isLocale } from '#shared/locale.ts';
import { sessionMemory } from '../api/session-memory.ts';
import { readerZone } from '../i18n/time.ts';
import { blankDraft, draftKey, readDraft, withoutContacts, type Draft } from './draft-fields.ts';
import type { DraftSeat } from './draft-fields.ts';
import { useClock } from './clock.ts';
import { deadlineOf, offeredSlots } from './offers.ts';
import { createSubmissionKeys } from './submission-key.ts';
import { startsAt } from './wall-clock.ts';

/** The interview being scheduled. Survives reloads and a trip to sign in; never the browser tab. */
export const useDraft = defineStore('draft', () => {
  const blank = blankDraft(readerZone());
  const saved = readDraft(sessionMemory.getItem(draftKey), blank);
  const fields = reactive<Draft>(saved ?? blankDraft(readerZone()));
  const restored = ref(saved !== null);
  const keys = createSubmissionKeys('draft');
  const clock = useClock();
  /** From when the candidate may think: one moment, so that trying again sends the same. */
  const countedFrom = ref(clock.read());

  const isDirty = computed(() => JSON.stringify(fields) !== JSON.stringify(blank));

  watch(fields, save, { deep: true });

  function save(): void {
    const kept = JSON.stringify(withoutContacts(fields));
    if (isDirty.value) sessionMemory.setItem(draftKey, kept);
    else sessionMemory.removeItem(draftKey);
  }

  function discard(): void {
    Object.assign(fields, blankDraft(readerZone()));
    sessionMemory.removeItem(draftKey);
    keys.forget();
    restored.value = false;
  }

  function countFromNow(): void {
    countedFrom.value = clock.read();
  }

  function seated(seat: DraftSeat): string[] {
    return fields.interviewers.filter((one) => one.seat === seat).map(({ userid }) => userid);
  }

  function body(skip: readonly string[] = []): CreateInterviewInput {
    const { candidateName, jobTitle, department, round, minutes, zone, mode, notes } = fields;
    return {
      candidateName,
      candidate: contacts(fields),
      jobTitle,
      department,
      round,
      minutes,
      zone,
      mode,
      notes,
      location: mode === 'onsite' ? fields.location : '',
      roomUrl: mode === 'online' ? fields.roomUrl : '',
      candidateRoomUrl: mode === 'online' ? fields.candidateRoomUrl : '',
      ...(fields.way === 'fixed' && { startsAt: startsAt(fields)?.toISOString() ?? '' }),
      ...(fields.way === 'offer' && {
        offer: {
          slots: offeredSlots(fields),
          expiresAt: deadlineOf(fields.deadlineHours, countedFrom.value),
        },
      }),
      interviewers: seated('judge'),
      shadows: seated('shadow'),
      observers: seated('observer'),
      ...(skip.length > 0 && { skip: [...skip] }),
    };
  }

  return {
    fields,
    restored,
    isDirty,
    countFromNow,
    discard,
    body,
    submissionKey: keys.keyFor,
    forgetKey: keys.forget,
  };
});

/** Only what is known of the candidate. */
function contacts(draft: Draft): NonNullable<CreateInterviewInput['candidate']> {
  const { candidateLocale, candidateZone } = draft;
  return {
    ...(draft.phone.trim() && { phone: draft.phone.trim() }),
    ...(draft.email.trim() && { email: draft.email.trim() }),
    ...(isLocale(candidateLocale) && { locale: candidateLocale }),
    ...(candidateZone && { zone: candidateZone }),
  };
}
