import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Locale } from '#shared/locale.ts';
import type { Me, Role } from '#shared/member.ts';
import { answerIdentity as answerProposal } from '../api/people.ts';
import { getMe, signOut, updateMe } from '../api/members.ts';
import { setLocale } from '../i18n/index.ts';
import { useClock } from './clock.ts';
import { createRequest, type ApiError } from './request.ts';

/** Who the reader is. */
export const useSession = defineStore('session', () => {
  const clock = useClock();
  const me = shallowRef<Me | null>(null);
  const request = createRequest();

  const userid = computed(() => me.value?.member.userid ?? null);
  /** Recruiters only: who runs the app does not see candidates by that alone. */
  const canSchedule = computed(() => hasSome('recruiter', 'recruiter_lead'));
  /** Those whose roles reach beyond what they organise or sit in; the server knows the scopes. */
  const seesTeam = computed(() => me.value?.seesTeam ?? false);
  const seesDelivery = computed(() => hasSome('recruiter', 'recruiter_lead', 'admin'));

  function hasSome(...wanted: Role[]): boolean {
    return wanted.some((role) => me.value?.roles.includes(role));
  }

  async function load(): Promise<void> {
    const found = await request.run(getMe);
    if (!found) return;
    me.value = found;
    clock.sync(found.now);
  }

  /** On the screen at once, then on the server: its messages speak that language too. */
  async function chooseLocale(locale: Locale): Promise<void> {
    await setLocale(locale, true);
    const changed = await request.run(() => updateMe({ locale }));
    if (changed) me.value = changed;
  }

  /** My word on what somebody says I am in another system; why it failed, if it did. */
  async function answerIdentity(system: string, accept: boolean): Promise<ApiError | null> {
    const answering = createRequest();
    await answering.run(() => answerProposal(system, accept));
    const { error } = answering.state;
    if (error && error.status !== 404) return error;
    if (me.value) {
      const identityProposals = me.value.identityProposals.filter((one) => one.system !== system);
      me.value = { ...me.value, identityProposals };
    }
    return null;
  }

  /** False when the server could not be told; the session is then still alive. */
  async function leave(): Promise<boolean> {
    await request.run(signOut);
    if (request.state.error && request.state.error.status !== 401) return false;
    me.value = null;
    return true;
  }

  return {
    me,
    userid,
    canSchedule,
    seesTeam,
    seesDelivery,
    request: request.state,
    load,
    chooseLocale,
    answerIdentity,
    leave,
  };
});
