/** What a person is to one interview. Somebody may be several at once. */
export const relations = [
  /** Has a live seat in it. */
  'assigned',
  /** A recruiter who organises it, or whose scope holds its job or department. */
  'recruiter',
  'recruiter_lead',
  'hiring_manager',
  'admin',
  'auditor',
  /** Any other member. */
  'other',
] as const;
export type Relation = (typeof relations)[number];

export const actions = [
  'see',
  'see_history',
  'see_contact',
  'respond',
  'respond_for_another',
  'create',
  'manage',
  'run',
  'write_feedback',
  'read_feedback',
  'waive_feedback',
  'amend_anothers_feedback',
  'propose_decision',
  'decide',
  'see_delivery',
  'see_availability',
  'request_erasure',
  'erase_candidate',
  'grant_roles',
  'map_identities',
  'read_audit',
] as const;
export type Action = (typeof actions)[number];

/**
 * - `yes`: allowed
 * - `logged`: allowed, and the audit log says so
 * - `meta`: without the candidate's name, notes, room
 * - `masked`: contacts with most letters hidden, logged
 * - `after_own_submit`, `after_completed`: from then on
 */
export type Grant = 'yes' | 'logged' | 'meta' | 'masked' | 'after_own_submit' | 'after_completed';

type Row = Partial<Record<Relation, Grant>>;

const recruiting: Row = { recruiter: 'yes', recruiter_lead: 'yes' };

/**
 * Who may do what: the only place that says so. An administrator runs the app and sees no
 * candidate by that role alone.
 */
export const permissions: Record<Action, Row> = {
  see: { assigned: 'yes', ...recruiting, hiring_manager: 'yes', auditor: 'meta' },
  see_history: { ...recruiting, hiring_manager: 'yes', auditor: 'meta' },
  see_contact: { recruiter: 'logged', recruiter_lead: 'logged', auditor: 'masked' },
  respond: { assigned: 'yes' },
  respond_for_another: { recruiter: 'logged', recruiter_lead: 'logged' },
  create: recruiting,
  manage: recruiting,
  run: { assigned: 'yes', ...recruiting },
  write_feedback: { assigned: 'yes' },
  read_feedback: {
    assigned: 'after_own_submit',
    ...recruiting,
    hiring_manager: 'after_completed',
  },
  waive_feedback: recruiting,
  amend_anothers_feedback: { recruiter: 'logged', recruiter_lead: 'logged' },
  propose_decision: { recruiter: 'yes' },
  decide: { recruiter_lead: 'yes', hiring_manager: 'yes' },
  see_delivery: { ...recruiting, admin: 'meta' },
  see_availability: recruiting,
  request_erasure: recruiting,
  erase_candidate: { admin: 'logged' },
  grant_roles: { recruiter_lead: 'logged', admin: 'logged' },
  map_identities: { admin: 'logged' },
  read_audit: { auditor: 'yes' },
};

/** Most to least: a person with several relations gets the first they have. */
const strength: readonly Grant[] = [
  'yes',
  'logged',
  'after_own_submit',
  'after_completed',
  'masked',
  'meta',
];

/** What these relations allow together; undefined when nothing. */
export function grantOf(action: Action, relations: readonly Relation[]): Grant | undefined {
  const grants = relations.map((relation) => permissions[action][relation]);
  return strength.find((grant) => grants.includes(grant));
}
