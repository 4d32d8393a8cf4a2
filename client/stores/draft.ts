import { defineStore } from 'pinia';
import { computed, reactive, ref, watch } from 'vue';
import type { CreateInterviewInput } from '#shared/interview-input.ts';
import { sessionMemory } from '../api/session-memory.ts';
import { readerZone } from '../i18n/time.ts';
import { blankDraft, draftKey, readDraft, startsAt, type Draft } from './draft-fields.ts';

const keyKey = 'draft.key';

/** The interview being scheduled. Survives reloads and a trip to sign in; never the browser tab. */
export const useDraft = defineStore('draft', () => {
  const blank = blankDraft(readerZone());
  const saved = readDraft(sessionMemory.getItem(draftKey), blank);
  const fields = reactive<Draft>(saved ?? blankDraft(readerZone()));
  const restored = ref(saved !== null);

  const isDirty = computed(() => JSON.stringify(fields) !== JSON.stringify(blank));

  watch(fields, save, { deep: true });

  function save(): void {
    if (isDirty.value) sessionMemory.setItem(draftKey, JSON.stringify(fields));
    else sessionMemory.removeItem(draftKey);
  }

  function discard(): void {
    Object.assign(fields, blankDraft(readerZone()));
    sessionMemory.removeItem(draftKey);
    sessionMemory.removeItem(keyKey);
    restored.value = false;
  }

  function body(): CreateInterviewInput {
    const { candidateName, jobTitle, round, minutes, zone, roomUrl, notes } = fields;
    return {
      candidateName,
      jobTitle,
      round,
      minutes,
      zone,
      roomUrl,
      notes,
      startsAt: startsAt(fields)?.toISOString() ?? '',
      interviewers: fields.interviewers.map(({ userid }) => userid),
    };
  }

  /** The same for the same content, so that trying again never schedules twice. */
  function submissionKey(content: CreateInterviewInput): string {
    const text = JSON.stringify(content);
    const [key, of] = JSON.parse(sessionMemory.getItem(keyKey) ?? '[]');
    if (typeof key === 'string' && of === text) return key;
    const fresh = randomKey();
    sessionMemory.setItem(keyKey, JSON.stringify([fresh, text]));
    return fresh;
  }

  function forgetKey(): void {
    sessionMemory.removeItem(keyKey);
  }

  return { fields, restored, isDirty, discard, body, submissionKey, forgetKey };
});

/** 128 random bits; randomUUID is missing in older webviews and on plain http. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
