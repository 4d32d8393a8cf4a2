import { paths, type Endpoints } from '#shared/endpoints.ts';
import { http } from './client.ts';

/** Two requests of this size may outlive the page together. */
const keepaliveBytes = 30_000;

export function getFeedback(id: string) {
  return http.get<Endpoints['GET /api/interviews/:id/feedback']['out']>(paths.feedback(id));
}

/** Arrives even when the page is closed at this moment, unless it is very long. */
export function saveDraft(
  id: string,
  body: Endpoints['PUT /api/interviews/:id/feedback/draft']['in'],
) {
  const bytes = new TextEncoder().encode(JSON.stringify(body)).length;
  return http.send<Endpoints['PUT /api/interviews/:id/feedback/draft']['out']>(
    'PUT',
    paths.feedbackDraft(id),
    { body, keepalive: bytes <= keepaliveBytes },
  );
}

/** The same key and body never submit twice. */
export function submitFeedback(
  id: string,
  body: Endpoints['POST /api/interviews/:id/feedback']['in'],
  idempotencyKey: string,
) {
  return http.send<Endpoints['POST /api/interviews/:id/feedback']['out']>(
    'POST',
    paths.feedback(id),
    { body, headers: { 'idempotency-key': idempotencyKey } },
  );
}

export function amendFeedback(
  id: string,
  body: Endpoints['POST /api/interviews/:id/feedback/amend']['in'],
  idempotencyKey: string,
) {
  return http.send<Endpoints['POST /api/interviews/:id/feedback/amend']['out']>(
    'POST',
    paths.feedbackAmend(id),
    { body, headers: { 'idempotency-key': idempotencyKey } },
  );
}

export function getReport(id: string) {
  return http.get<Endpoints['GET /api/interviews/:id/report']['out']>(paths.report(id));
}
