import { paths, type Endpoints } from '#shared/endpoints.ts';
import { http } from './client.ts';

/** A new link; the earlier one opens nothing from then on. */
export function makeCandidateLink(id: string) {
  return http.send<Endpoints['POST /api/interviews/:id/candidate-link']['out']>(
    'POST',
    paths.candidateLink(id),
    {},
  );
}

/** Recorded in the audit log. */
export function revealContact(id: string) {
  return http.get<Endpoints['GET /api/interviews/:id/contact']['out']>(paths.contact(id));
}
