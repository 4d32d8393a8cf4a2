import type {
  CandidateCommand,
  CandidatePreferences,
  CandidateView,
} from '#shared/candidate-page.ts';
import { candidatePaths } from '#shared/candidate-paths.ts';
import { createHttp } from './http.ts';

/** A candidate has no sign-in to be sent to: what fails is shown on their page. */
const http = createHttp({
  fetch: (url, init) => fetch(url, init),
  takeEarly: () => undefined,
  onSignedOut: () => undefined,
  onSignedIn: () => undefined,
});

export const getVisit = () => http.get<CandidateView>(candidatePaths.interview);

/** Says that a person looks at the page; loading it says nothing. */
export const openVisit = () => http.send<CandidateView>('POST', candidatePaths.opened, {});

/** Undefined after a withdrawal, which ends the link. */
export function sendCandidateCommand(command: CandidateCommand, body: object) {
  return http.send<CandidateView | undefined>('POST', candidatePaths.command(command), { body });
}

export const preferVisit = (body: CandidatePreferences) =>
  http.send<CandidateView>('POST', candidatePaths.preferences, { body });

export const requestErasure = () => http.send<CandidateView>('POST', candidatePaths.erasure, {});
