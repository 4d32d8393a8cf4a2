import { defineStore } from 'pinia';
import { computed, reactive, ref, watch } from 'vue';
import type { FoundCandidate } from '#shared/candidate.ts';
import type { CreateInterviewInput } from '#shared/interview-input.ts';
import { isLocale } from '#shared/locale.ts';
import { sessionMemory } from '../api/session-memory.ts';
import { readerZone } from '../i18n/time.ts';
import { blankDraft, draftKey, readDraft, withoutContacts, type Draft } from './draft-fields.ts';
import type { FoundApplication } from './candidate-search.ts';
import type { DraftSeat } from './draft-fields.ts';
import { useClock } from './clock.ts';
import { deadlineOf, offeredSlots } from './offers.ts';
import { createSubmissionKeys } from './submission-key.ts';
import { startsAt } from './wall-clock.ts';

const nobody = { applicationId: 0, candidateName: '', candidateZone: '', round: 1 };

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

  /** The next round of somebody who is known. What else was typed stays. */
  function continueWith(
    candidate: Pick<FoundCandidate, 'name' | 'zone'>,
    { id, jobTitle, department, next }: Omit<FoundApplication, 'interviews'>,
  ): void {
    Object.assign(fields, {
      applicationId: id,
      candidateName: candidate.name,
      candidateZone: candidate.zone,
      jobTitle,
      department,
      round: next,
      phone: '',
      email: '',
      candidateLocale: '',
    });
  }

  /** Somebody new after all, perhaps for the same job. */
  function startAnew(): void {
    const { jobTitle, department } = fields;
    Object.assign(fields, { ...nobody, jobTitle, department });
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
      ...(fields.applicationId
        ? { applicationId: fields.applicationId }
        : { candidate: contacts(fields) }),
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
      ...(fields.scorecardId > 0 && { scorecardVersionId: fields.scorecardId }),
      ...(skip.length > 0 && { skip: [...skip] }),
    };
  }

  return {
    fields,
    restored,
    isDirty,
    continueWith,
    startAnew,
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
