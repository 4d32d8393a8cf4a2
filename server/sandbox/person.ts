/** 1 activated, 2 disabled, 4 not activated, 5 left (page 90196). */
export type MemberStatus = 1 | 2 | 4 | 5;

export interface Person {
  /** As the console shows it; WeCom compares userids without regard to case. */
  userid: string;
  name: string;
  position: string;
  status: MemberStatus;
  /** Whether the visible range (可见范围) of the sandbox's own app names them. */
  visible: boolean;
  /** Ids; the root alone when left out. */
  departments?: number[];
  /** What the member agreed to show of themselves (page 95833). */
  details?: MemberDetails;
  /** What a person trying the sandbox should know of them. */
  hint?: 'recruiter' | 'interviewer' | 'admin';
}

export interface MemberDetails {
  gender?: '1' | '2';
  avatar?: string;
  qr_code?: string;
  mobile?: string;
  email?: string;
  biz_mail?: string;
  address?: string;
}
