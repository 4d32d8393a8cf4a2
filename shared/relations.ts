import type { InterviewState } from './interview-state.ts';
import { liveSeats } from './interview-state.ts';
import type { RoleGrant, Viewer } from './member.ts';
import type { Relation } from './permissions.ts';

/** What relations depend on; the whole state fits, and so does a row of a list. */
export type Related = Pick<InterviewState, 'seats'> & {
  organizer: { memberId: number };
  application: { jobTitle: string; department: string };
};

/** `job:<title>` and `department:<name>` hold there alone, '' everywhere. */
export function inScope(scope: string, at: { jobTitle: string; department: string }): boolean {
  return scope === '' || scope === `job:${at.jobTitle}` || scope === `department:${at.department}`;
}

/** The roles that show a member interviews they neither organise nor sit in. */
export function grantsBeyondOwn({ grants }: Pick<Viewer, 'grants'>): RoleGrant[] {
  return grants.filter(
    ({ role, scope }) =>
      role === 'recruiter_lead' ||
      role === 'hiring_manager' ||
      role === 'auditor' ||
      (role === 'recruiter' && scope !== ''),
  );
}

/**
 * What a member is to an interview, `other` always among it. A recruiter's role without a scope
 * holds for what they organise; a lead's and a hiring manager's then holds for everything.
 */
export function relationsOf(
  viewer: Pick<Viewer, 'memberId' | 'grants'>,
  interview: Related,
): Relation[] {
  const found: Relation[] = [];
  const { application } = interview;
  const holds = (grant: RoleGrant) => inScope(grant.scope, application);
  const organizes = interview.organizer.memberId === viewer.memberId;
  if (liveSeats(interview).some((seat) => seat.memberId === viewer.memberId)) {
    found.push('assigned');
  }
  const recruits = (grant: RoleGrant) => organizes || (grant.scope !== '' && holds(grant));
  for (const grant of viewer.grants) {
    if (grant.role === 'recruiter' && recruits(grant)) found.push('recruiter');
    if (grant.role === 'recruiter_lead' && holds(grant)) found.push('recruiter_lead');
    if (grant.role === 'hiring_manager' && holds(grant)) found.push('hiring_manager');
    if (grant.role === 'admin') found.push('admin');
    if (grant.role === 'auditor') found.push('auditor');
  }
  return [...new Set(found), 'other'];
}
