import type { Interview, InterviewDetail } from '#shared/interview.ts';
import type { Viewer } from '#shared/member.ts';
import type { InterviewRow } from '../store.ts';

export function present(row: InterviewRow, viewer: Viewer): Interview {
  const mine: Interview['mine'] = [];
  if (row.organizer_id === viewer.memberId) mine.push('organizer');
  if (row.interviewers.some((member) => member.id === viewer.memberId)) mine.push('interviewer');
  return {
    id: row.id,
    jobTitle: row.job_title,
    round: row.round,
    candidateName: row.candidate_name,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    zone: row.zone,
    roomUrl: row.room_url,
    revision: row.revision,
    organizer: row.organizer,
    interviewers: row.interviewers.map(({ userid, name }) => ({ userid, name })),
    mine,
  };
}

export function presentDetail(
  row: InterviewRow,
  viewer: Viewer,
  extra: Pick<InterviewDetail, 'pageUrl' | 'now' | 'invitations'>,
): InterviewDetail {
  return {
    ...present(row, viewer),
    notes: row.notes,
    createdAt: row.created_at.toISOString(),
    ...extra,
  };
}
