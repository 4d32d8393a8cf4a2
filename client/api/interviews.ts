import { paths, type Endpoints } from '#shared/endpoints.ts';
import type { CommandInput, MemberCommand } from '#shared/interview-commands.ts';
import type { CreateInterviewInput, ListInterviews } from '#shared/interview-input.ts';
import type { View } from '#shared/interview.ts';
import type { Preview } from '#shared/notification.ts';
import { http } from './client.ts';

/** Only the reader's own, or all that their roles let them see. */
export type Scope = ListInterviews['scope'];

/** index.html asks for the same address, so the order of the parameters is part of it. */
export function listUrl(view: View, zone: string, scope: Scope = 'mine', cursor?: string): string {
  const query = `view=${view}&zone=${encodeURIComponent(zone)}`;
  const whose = scope === 'mine' ? '' : `&scope=${scope}`;
  const next = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  return `${paths.interviews}?${query}${whose}${next}`;
}

export function listInterviews(view: View, zone: string, scope?: Scope, cursor?: string) {
  return http.get<Endpoints['GET /api/interviews']['out']>(listUrl(view, zone, scope, cursor));
}

export function getInterview(id: string) {
  return http.get<Endpoints['GET /api/interviews/:id']['out']>(paths.interview(id));
}

export function getHistory(id: string) {
  return http.get<Endpoints['GET /api/interviews/:id/history']['out']>(paths.history(id));
}

/** The same key and body never make a second interview. */
export function createInterview(body: CreateInterviewInput, idempotencyKey: string) {
  return http.send<Endpoints['POST /api/interviews']['out']>('POST', paths.interviews, {
    body,
    headers: { 'idempotency-key': idempotencyKey },
  });
}

/** Who would be told what; changes nothing. */
export function previewCreate(body: CreateInterviewInput) {
  return http.send<Preview>('POST', `${paths.interviews}?preview=true`, { body });
}

/** The same key and body never change the interview twice. */
export function sendCommand<C extends MemberCommand>(
  id: string,
  command: C,
  body: CommandInput<C>,
  idempotencyKey: string,
) {
  return http.send<Endpoints['POST /api/interviews/:id/:command']['out']>(
    'POST',
    paths.command(id, command),
    { body, headers: { 'idempotency-key': idempotencyKey } },
  );
}

/** Who would be told what; changes nothing. */
export function previewCommand<C extends MemberCommand>(
  id: string,
  command: C,
  body: CommandInput<C>,
) {
  return http.send<Preview>('POST', `${paths.command(id, command)}?preview=true`, { body });
}

/** When members are taken, for a window of at most 31 days. */
export function getAvailability(userids: readonly string[], from: Date, to: Date, except?: string) {
  const query = new URLSearchParams({
    userids: userids.join(','),
    from: from.toISOString(),
    to: to.toISOString(),
    ...(except === undefined ? {} : { except }),
  });
  return http.get<Endpoints['GET /api/availability']['out']>(`${paths.availability}?${query}`);
}

/** For a link: the browser keeps the file itself. */
export function calendarAddress(id: string): string {
  return paths.calendarFile(id);
}
