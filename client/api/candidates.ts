import { paths, type Endpoints } from '#shared/endpoints.ts';
import type { FindCandidates, SendLink, UpdateContact } from '#shared/candidate.ts';
import { http } from './client.ts';

/** The link for a candidate; renewed, the earlier one opens nothing from then on. */
export function makeCandidateLink(id: string, body: SendLink) {
  return http.send<Endpoints['POST /api/interviews/:id/candidate-link']['out']>(
    'POST',
    paths.candidateLink(id),
    { body },
  );
}

/** Recorded in the audit log. */
export function revealContact(id: string) {
  return http.get<Endpoints['GET /api/interviews/:id/contact']['out']>(paths.contact(id));
}

/** What is left out stays; null takes a contact away. */
export function updateContact(id: string, body: UpdateContact) {
  return http.send<Endpoints['PATCH /api/interviews/:id/contact']['out']>(
    'PATCH',
    paths.contact(id),
    { body },
  );
}

export function requestErasure(id: string) {
  return http.send<unknown>('POST', paths.erasureRequest(id), {});
}

export function listErasures() {
  return http.get<Endpoints['GET /api/candidates/erasure-requests']['out']>(paths.erasures);
}

/** Cannot be undone. */
export function eraseCandidate(id: number) {
  return http.send<unknown>('POST', paths.eraseCandidate(id), {});
}

/** In the body, because a contact has no place in an address. */
export function findCandidates(body: FindCandidates) {
  return http.send<Endpoints['POST /api/candidates/search']['out']>('POST', paths.findCandidates, {
    body,
  });
}
