import type {
  CandidateContact,
  CandidateInvitation,
  ErasureRequest,
  FindCandidates,
  FoundCandidate,
  SendLink,
  UpdateContact,
} from './candidate.ts';
import type { CandidatePreferences, CandidateView } from './candidate-page.ts';
import type {
  AmendFeedbackInput,
  CreateScorecardInput,
  SaveDraft,
  SubmitFeedback,
} from './feedback-input.ts';
import type { FeedbackReport, FeedbackView, SavedDraft } from './feedback.ts';
import type { CreateInterviewInput } from './interview-input.ts';
import type { InterviewDetail, InterviewPage } from './interview.ts';
import { commandPath, type CommandInput, type MemberCommand } from './interview-commands.ts';
import type { HistoryEntry } from './interview-history.ts';
import type { AuditPage } from './audit.ts';
import type { Identity } from './identities.ts';
import type { Me, MemberRef, UpdateMe } from './member.ts';
import type { DeliveryPage } from './notification.ts';
import type { GrantedRole, GrantRoleInput, RolePage } from './roles.ts';
import type { ScorecardVersion } from './scorecard.ts';

/** One signature in the spelling the browser SDK wants (page 90506). */
export interface JssdkSignature {
  /** Seconds since 1970. */
  timestamp: number;
  nonceStr: string;
  signature: string;
}

export interface JssdkConfig {
  corpId: string;
  agentId: number;
  /** Made with the corp's ticket. */
  config: JssdkSignature;
  /** Made with the app's ticket. */
  agentConfig: JssdkSignature;
}

/** Every JSON route, once: the server mounts these paths and the client calls them. */
export const paths = {
  me: '/api/me',
  members: '/api/members',
  member: (userid: string) => `/api/members/${encodeURIComponent(userid)}`,
  rename: (userid: string) => `/api/members/${encodeURIComponent(userid)}/rename`,
  merge: (userid: string) => `/api/members/${encodeURIComponent(userid)}/merge`,
  roles: '/api/roles',
  role: (id: number) => `/api/roles/${id}`,
  audit: '/api/audit',
  identities: '/api/identities',
  identity: (system: string, userid: string) =>
    `/api/identities/${encodeURIComponent(system)}/${encodeURIComponent(userid)}`,
  myIdentities: '/api/me/identities',
  myIdentity: (system: string) => `/api/me/identities/${encodeURIComponent(system)}`,
  interviews: '/api/interviews',
  interview: (id: string) => `/api/interviews/${encodeURIComponent(id)}`,
  command: (id: string, command: MemberCommand) =>
    `/api/interviews/${encodeURIComponent(id)}/${commandPath(command)}`,
  history: (id: string) => `/api/interviews/${encodeURIComponent(id)}/history`,
  delivery: (id: string) => `/api/interviews/${encodeURIComponent(id)}/delivery`,
  resend: (id: string, notification: number) =>
    `/api/interviews/${encodeURIComponent(id)}/delivery/${notification}/resend`,
  deliveries: '/api/delivery',
  availability: '/api/availability',
  feedback: (id: string) => `/api/interviews/${encodeURIComponent(id)}/feedback`,
  feedbackDraft: (id: string) => `/api/interviews/${encodeURIComponent(id)}/feedback/draft`,
  feedbackAmend: (id: string) => `/api/interviews/${encodeURIComponent(id)}/feedback/amend`,
  report: (id: string) => `/api/interviews/${encodeURIComponent(id)}/report`,
  scorecards: '/api/scorecards',
  jssdk: '/api/jssdk',
  contact: (id: string) => `/api/interviews/${id}/contact`,
  candidateLink: (id: string) => `/api/interviews/${id}/candidate-link`,
  erasureRequest: (id: string) => `/api/interviews/${id}/erasure-request`,
  calendarFile: (id: string) => `/api/interviews/${id}/calendar.ics`,
  findCandidates: '/api/candidates/search',
  erasures: '/api/candidates/erasure-requests',
  eraseCandidate: (id: number | ':id') => `/api/candidates/${id}/erase`,
  login: '/auth/login',
  logout: '/auth/logout',
} as const;

/** What goes in and comes out, by method and path pattern. */
export interface Endpoints {
  'GET /api/me': { out: Me };
  'PATCH /api/me': { in: UpdateMe; out: Me };
  /**
   * Members we know whose name or userid contains `q`, at most 20; with `gone=true` also those who
   * have left. Recruiters and administrators.
   */
  'GET /api/members': { query: { q: string; gone?: 'true' }; out: { items: MemberRef[] } };
  /** Asks WeCom for one member by userid. Recruiters only. */
  'GET /api/members/:userid': { out: MemberRef };
  /** The account has another userid now; WeCom must say so too. Administrators only, logged. */
  'POST /api/members/:userid/rename': { in: { to: string } };
  /** Seats, grants and identities move to the other row. Administrators only, logged. */
  'POST /api/members/:userid/merge': { in: { into: string } };
  /** Administrators and recruiting leads; a lead of one job or department sees those alone. */
  'GET /api/roles': { query: { userid?: string; cursor?: string }; out: RolePage };
  /** Never to oneself. The same once more sets another end. Logged. */
  'POST /api/roles': { in: GrantRoleInput; out: GrantedRole };
  'DELETE /api/roles/:id': Record<never, never>;
  /** Newest first. Auditors only. */
  'GET /api/audit': {
    query: {
      kind?: string;
      id?: string;
      actor?: string;
      action?: string;
      cursor?: string;
      limit?: string;
    };
    out: AuditPage;
  };
  /** Administrators only, like the next two; changes are logged. */
  'GET /api/identities': {
    query: { userid?: string; system?: string; externalId?: string };
    out: { items: Identity[] };
  };
  /** With `confirm: "member"` the member is asked first. 409 `identity_taken` names the side. */
  'PUT /api/identities/:system/:userid': {
    in: { externalId: string; confirm?: 'api' | 'member' };
    out: Identity;
  };
  'DELETE /api/identities/:system/:userid': Record<never, never>;
  /** My word on what was proposed about me. */
  'POST /api/me/identities/:system': { in: { accept: boolean } };
  'GET /api/interviews': {
    query: { view?: string; cursor?: string; limit?: string; zone?: string };
    out: InterviewPage;
  };
  /** Header `Idempotency-Key`: the same key and body give the same answer again. */
  'POST /api/interviews': { in: CreateInterviewInput; out: InterviewDetail };
  'GET /api/interviews/:id': { out: InterviewDetail };
  /**
   * `?preview=true` changes nothing and answers who would be told what. 409 with `current` when
   * the revision is not the present one, or the status does not allow it.
   */
  'POST /api/interviews/:id/:command': { in: CommandInput<MemberCommand>; out: InterviewDetail };
  /** What became of each message about it, oldest first. Whoever may see the delivery. */
  'GET /api/interviews/:id/delivery': { out: DeliveryPage };
  /** Sends one of them again; 429 `too_soon` within ten minutes of the last copy. */
  'POST /api/interviews/:id/delivery/:notification/resend': { out: DeliveryPage };
  /** The same across interviews, newest first. Recruiters and administrators. */
  'GET /api/delivery': {
    query: { status?: string; cursor?: string; limit?: string };
    out: DeliveryPage;
  };
  'GET /api/interviews/:id/history': { out: { items: HistoryEntry[] } };
  /** When members are taken in that window, at most 31 days; only times. */
  'GET /api/availability': {
    query: { userids: string; from: string; to: string; except?: string };
    out: { items: { userid: string; startsAt: string; endsAt: string }[] };
  };
  /** Others' feedback is null for whoever may not read it yet; `reading` says why. */
  'GET /api/interviews/:id/feedback': { out: FeedbackView };
  /** 409 `stale_feedback` with the stored one as `current` when another tab has saved. */
  'PUT /api/interviews/:id/feedback/draft': { in: SaveDraft; out: SavedDraft };
  /** Takes an `Idempotency-Key`. The last one that is awaited completes the interview. */
  'POST /api/interviews/:id/feedback': { in: SubmitFeedback; out: FeedbackView };
  'POST /api/interviews/:id/feedback/amend': { in: AmendFeedbackInput; out: FeedbackView };
  /** Recruiters at any time, hiring managers once the interview is completed. */
  'GET /api/interviews/:id/report': { out: FeedbackReport };
  'GET /api/scorecards': { out: { items: ScorecardVersion[] } };
  /** Lead recruiters. A name that exists gets its next version; versions never change. */
  'POST /api/scorecards': { in: CreateScorecardInput; out: ScorecardVersion };
  'GET /api/jssdk': { query: { url: string }; out: JssdkConfig };

  /** Recorded in the audit log; an auditor gets it masked. */
  'GET /api/interviews/:id/contact': { out: CandidateContact };
  'PATCH /api/interviews/:id/contact': { in: UpdateContact; out: CandidateContact };
  /** A new link, by mail where possible; the earlier one opens nothing from now on. */
  'POST /api/interviews/:id/candidate-link': { in: Partial<SendLink>; out: CandidateInvitation };
  'POST /api/interviews/:id/erasure-request': { out: undefined };
  /** `text/calendar`: REQUEST, or CANCEL once it is cancelled. */
  'GET /api/interviews/:id/calendar.ics': { out: string };
  /** By phone or mail address, in the body: contacts have no place in an address. */
  'POST /api/candidates/search': { in: FindCandidates; out: { items: FoundCandidate[] } };
  /** Administrators only, without names. */
  'GET /api/candidates/erasure-requests': { out: { items: ErasureRequest[] } };
  'POST /api/candidates/:id/erase': { out: undefined };

  'GET /c/api/interview': { out: CandidateView };
  'POST /c/api/opened': { out: CandidateView };
  'POST /c/api/preferences': { in: CandidatePreferences; out: CandidateView };
  'POST /c/api/erasure': { out: CandidateView };
  /** 204 after a withdrawal: the link is dead then. */
  'POST /c/api/:command': { in: object; out: CandidateView };
}
