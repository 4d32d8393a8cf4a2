/**
 * Where nobody outside knows what WeCom does, the sandbox does this. Each can be changed while it
 * runs, so that a client can be tried both ways. The stricter reading is the default.
 */
export interface Choices {
  /** Seconds a token or a ticket lives; 7200 is what is published (page 91039). */
  lifetimeSeconds: number;
  /** What a token or ticket fetched again within its life says: what is left, or 7200 again. */
  repeatedExpiresIn: 'remaining' | 'full';
  /** Fetching again within the life: the same value, or another while the first stays valid. */
  repeatedFetch: 'same' | 'new';
  /** Wrong secrets within an hour after which gettoken refuses the caller's IP for an hour. */
  wrongSecrets: number;
  /** `user/get` for someone outside the visible range; both were seen. */
  invisibleMember: 60111 | 60011;
  /** A code presented twice. The help text of 40029 names this case; 42022 exists as well. */
  usedCode: 40029 | 42022;
  /** A code older than five minutes, as above; 42003 exists as well. */
  expiredCode: 40029 | 42003;
  /** `message/send` without any recipient. */
  noRecipient: 82001 | 81012;
  /** Bytes of a card's url beyond which 40039: one page says 1024, another 2048. */
  longestCardUrl: number;
  /**
   * A visible member who cannot receive (disabled, never activated): the published meaning of
   * `invaliduser` does not cover them, so nothing is said and nothing arrives.
   */
  inactiveRecipient: 'silent' | 'invalid';
  /**
   * Members without a licence for the app, joined by `|`. That an app of the corp's own never meets
   * them is not published.
   */
  unlicensed: string;
  /**
   * A card sent again word for word with the duplicate check on: its task id is used, or it is a
   * repetition that reaches nobody.
   */
  repeatedCard: 'refused' | 'dropped';
  /** Sending an uploaded file after its three days; 40145 is about downloads, too. */
  expiredMedia: 40007 | 40145;
  /** Accounts the corp may have: an app sends 200 times as many messages a day (page 90312). */
  accountLimit: number;
  /** Whether the console has the app's custom display on the workbench switched on. */
  customWorkbench: boolean;
  /** Whether the app is among 协作 → 日程 → 可调用接口的应用. */
  calendarAllowed: boolean;
  /** The domain whose ownership is verified; another one set by `agent/set` answers 85005. */
  verifiedDomain: string;
  /** Whether the administrator lets the app read sensitive details; else 92001. */
  sensitiveDetails: boolean;
  /** Calls of one API a minute for the corp; the other published limits stand in proportion. */
  callsPerMinute: number;
  /**
   * How long a callback may go unanswered, and how long after its start a failed one is repeated.
   * Published are 5 seconds and three deliveries in all (page 90238), not what lies between them.
   */
  callbackTimeoutMs: number;
  /**
   * An answer to `template_card_event`: described on page 90240, missing from the list of page
   * 90241, and said to be ignored.
   */
  cardEventReply: 'ignored' | 'taken';
  /** Samples of callbacks have CDATA; Tencent's own code also takes plain text. */
  callbackXml: 'cdata' | 'plain';
  /** The order of the elements differs between the samples. */
  callbackOrder: 'usual' | 'reversed';
}

export const defaultChoices: Choices = {
  lifetimeSeconds: 7200,
  repeatedExpiresIn: 'remaining',
  repeatedFetch: 'same',
  wrongSecrets: 20,
  invisibleMember: 60111,
  usedCode: 40029,
  expiredCode: 40029,
  noRecipient: 82001,
  longestCardUrl: 1024,
  inactiveRecipient: 'silent',
  unlicensed: '',
  repeatedCard: 'refused',
  expiredMedia: 40007,
  accountLimit: 500,
  customWorkbench: true,
  calendarAllowed: true,
  verifiedDomain: '',
  sensitiveDetails: true,
  callsPerMinute: 10_000,
  callbackTimeoutMs: 5000,
  cardEventReply: 'ignored',
  callbackXml: 'cdata',
  callbackOrder: 'usual',
};
