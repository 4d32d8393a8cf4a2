import { paths, type Endpoints } from '#shared/endpoints.ts';
import type { CreateScorecardInput } from '#shared/feedback-input.ts';
import { http } from './client.ts';

/** The built-in one first, then the newest version of each. */
export function listScorecards() {
  return http.get<Endpoints['GET /api/scorecards']['out']>(paths.scorecards);
}

/** A name that exists gets its next version. */
export function createScorecard(body: CreateScorecardInput) {
  return http.send<Endpoints['POST /api/scorecards']['out']>('POST', paths.scorecards, { body });
}
