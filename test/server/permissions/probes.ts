import type { InterviewDetail } from '../../../shared/interview.ts';
import type { Action } from '../../../shared/permissions.ts';
import type { BrowserSession, TestResponse } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';

export type Verdict = 'allowed' | 'forbidden' | 'hidden' | `answered ${number}`;

/** The interviews that probes are tried on: about to begin, waiting for feedback, and judged. */
export interface Targets {
  soon: string;
  ended: string;
  judged: string;
}

export interface Probe {
  /** False for what concerns no single interview: those who may not are told so. */
  aboutOne: boolean;
  send(browser: BrowserSession, on: Targets): Promise<TestResponse>;
  /** A refusal that only somebody who may gets to hear. */
  butFor?: number;
  /** Where the status alone does not tell. */
  verdict?(answer: TestResponse): Verdict;
}

/** Commands are previewed: the whole transaction, undone at its end. */
const command =
  (target: keyof Targets, name: string, body: object): Probe['send'] =>
  (browser, on) =>
    browser.post(`/api/interviews/${on[target]}/${name}?preview=true`, { revision: 1, ...body });

const decide: Probe['send'] = (browser, on) =>
  browser.post(`/api/interviews/${on.ended}/decide`, { revision: 1, decision: 'hold' });

const read = (path: string): Probe['send'] => {
  return (browser, on) => browser.get(`/api/interviews/${on.soon}${path}`);
};

const general = (path: string): Probe => ({
  aboutOne: false,
  send: (browser) => browser.get(path),
});

/** An action by a request that needs nothing else. */
export const probes: Partial<Record<Action, Probe>> = {
  see: { aboutOne: true, send: read('') },
  see_history: { aboutOne: true, send: read('/history') },
  respond: { aboutOne: true, send: command('soon', 'respond', { response: 'accepted' }) },
  respond_for_another: {
    aboutOne: true,
    send: command('soon', 'respond', { response: 'accepted', onBehalfOf: 'YangMin' }),
  },
  create: {
    aboutOne: false,
    send: (browser) =>
      browser.post(
        '/api/interviews?preview=true',
        interviewInput({ interviewers: ['YangMin'], startsAt: '2026-12-01T02:00:00Z' }),
      ),
  },
  manage: { aboutOne: true, send: command('soon', 'cancel', { reason: 'for the test' }) },
  run: { aboutOne: true, send: command('soon', 'start', {}) },
  waive_feedback: {
    aboutOne: true,
    send: command('ended', 'waive-feedback', { userid: 'YangMin', reason: 'for the test' }),
  },
  propose_decision: {
    aboutOne: true,
    send: decide,
    // One request for both: it decides for those who may, and proposes for the others.
    verdict: (answer) => (said(answer).proposedDecision === 'hold' ? 'allowed' : 'forbidden'),
  },
  decide: {
    aboutOne: true,
    send: decide,
    verdict: (answer) => (said(answer).decision === 'hold' ? 'allowed' : 'forbidden'),
  },
  see_delivery: { aboutOne: true, send: read('/delivery') },
  see_availability: general(
    '/api/availability?userids=LiNa&from=2026-11-25T00:00:00Z&to=2026-11-26T00:00:00Z',
  ),
  grant_roles: general('/api/roles'),
  map_identities: general('/api/identities'),
  read_audit: general('/api/audit'),
  see_contact: { aboutOne: true, send: read('/contact') },
  request_erasure: {
    aboutOne: true,
    send: (browser, on) => browser.post(`/api/interviews/${on.soon}/erasure-request`, {}),
  },
  erase_candidate: general('/api/candidates/erasure-requests'),
  write_feedback: {
    aboutOne: true,
    send: (browser, on) =>
      browser.post(`/api/interviews/${on.ended}/feedback`, {
        draftVersion: 99,
        answers: {},
        recommendation: 'yes',
      }),
    butFor: 400,
  },
  read_feedback: {
    aboutOne: true,
    send: (browser, on) => browser.get(`/api/interviews/${on.judged}/feedback`),
    verdict: (answer) =>
      answer.json<{ others: unknown }>().others === null ? 'forbidden' : 'allowed',
  },
  amend_anothers_feedback: {
    aboutOne: true,
    send: (browser, on) =>
      browser.post(`/api/interviews/${on.judged}/feedback/amend`, {
        userid: 'YangMin',
        version: 99,
        answers: {},
        recommendation: 'no',
        reason: 'for the test',
      }),
    butFor: 400,
  },
};

function said(answer: TestResponse): Partial<InterviewDetail> {
  return answer.json<Partial<InterviewDetail>>();
}

export async function verdictOf(
  action: Action,
  browser: BrowserSession,
  on: Targets,
): Promise<{ verdict: Verdict; text: string }> {
  const probe = probes[action];
  if (!probe) throw new Error(`${action} has no probe.`);
  const answer = await probe.send(browser, on);
  const text = answer.text();
  if (answer.status === 403) return { verdict: 'forbidden', text };
  if (answer.status === 404) return { verdict: 'hidden', text };
  if (answer.status === probe.butFor) return { verdict: 'allowed', text };
  if (answer.status >= 300) return { verdict: `answered ${answer.status}`, text };
  return { verdict: probe.verdict?.(answer) ?? 'allowed', text };
}
