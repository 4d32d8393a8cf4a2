import type { AuditPage } from '../../shared/audit.ts';
import type { CandidateView } from '../../shared/candidate-page.ts';
import type {
  CandidateContact,
  CandidateInvitation,
  ErasureRequest,
  FoundCandidate,
} from '../../shared/candidate.ts';
import type { JssdkConfig } from '../../shared/endpoints.ts';
import type { FeedbackReport, FeedbackView, SavedDraft } from '../../shared/feedback.ts';
import type { Identity } from '../../shared/identities.ts';
import type { HistoryEntry } from '../../shared/interview-history.ts';
import type { InterviewDetail, InterviewPage } from '../../shared/interview.ts';
import type { Me, MemberRef } from '../../shared/member.ts';
import type { DeliveryPage, Preview } from '../../shared/notification.ts';
import type { Problem } from '../../shared/problem.ts';
import type { GrantedRole, RolePage } from '../../shared/roles.ts';
import type { ScorecardVersion } from '../../shared/scorecard.ts';

/**
 * Everything the API answers, by the name it has in the document. Its schemas are read from these
 * types, so nothing here may come from `z.infer`.
 */
export interface ApiAnswers {
  Me: Me;
  MemberRef: MemberRef;
  MemberList: { items: MemberRef[] };
  GrantedRole: GrantedRole;
  RolePage: RolePage;
  AuditPage: AuditPage;
  Identity: Identity;
  IdentityList: { items: Identity[] };
  InterviewPage: InterviewPage;
  InterviewDetail: InterviewDetail;
  Preview: Preview;
  DeliveryPage: DeliveryPage;
  FeedbackView: FeedbackView;
  SavedDraft: SavedDraft;
  FeedbackReport: FeedbackReport;
  ScorecardVersion: ScorecardVersion;
  ScorecardList: { items: ScorecardVersion[] };
  History: { items: HistoryEntry[] };
  BusyTimes: { items: { userid: string; startsAt: string; endsAt: string }[] };
  JssdkConfig: JssdkConfig;
  CandidateContact: CandidateContact;
  CandidateInvitation: CandidateInvitation;
  FoundCandidates: { items: FoundCandidate[] };
  ErasureRequests: { items: ErasureRequest[] };
  CandidateView: CandidateView;
  Problem: Problem;
}
