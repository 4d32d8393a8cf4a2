import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { CommandInput, MemberCommand } from '#shared/interview-commands.ts';
import type { InterviewDetail } from '#shared/interview.ts';
import { sendCommand } from '../api/interviews.ts';
import { useInterview } from './interview.ts';
import { useInterviews } from './interviews.ts';
import { createRequest } from './request.ts';
import { useSession } from './session.ts';
import { createSubmissionKeys } from './submission-key.ts';

/** Changes of one tap: on the screen at once, taken back when the server does not agree. */
export const useQuickCommand = defineStore('quick-command', () => {
  const interview = useInterview();
  const session = useSession();
  const request = createRequest();
  /** The one under way, for its button. */
  const running = ref<MemberCommand | null>(null);

  /** False when it was refused; what is shown is then the truth again, the reason in `request`. */
  async function run<C extends MemberCommand>(
    detail: InterviewDetail,
    command: C,
    body: CommandInput<C>,
    guess: InterviewDetail,
  ): Promise<boolean> {
    if (running.value) return false;
    running.value = command;
    const keys = createSubmissionKeys(`${detail.id}.quick.${command}`);
    interview.keep(guess);
    const found = await interview.write(() =>
      request.run(() => sendCommand(detail.id, command, body, keys.keyFor(body))),
    );
    running.value = null;
    interview.keep(found ?? detail);
    if (found) {
      keys.forget();
      useInterviews().forget();
      return true;
    }
    if (request.state.error?.current) interview.keepCurrent(request.state.error.current);
    return false;
  }

  /** The reader takes their seat. */
  function accept(detail: InterviewDetail): Promise<boolean> {
    const body = {
      revision: detail.revision,
      response: 'accepted' as const,
      reason: '',
      proposals: [],
    };
    const interviewers = detail.interviewers.map((seat) =>
      seat.userid === session.userid
        ? { ...seat, response: 'accepted' as const, declineReason: '', proposals: [] }
        : seat,
    );
    return run(detail, 'respond', body, { ...detail, interviewers });
  }

  function start(detail: InterviewDetail): Promise<boolean> {
    const guess: InterviewDetail = { ...detail, status: 'in_progress' };
    return run(detail, 'start', { revision: detail.revision }, guess);
  }

  return { request: request.state, running, accept, start };
});
