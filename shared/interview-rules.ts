const minute = 60_000;
const hour = 60 * minute;

/** What the life of an interview is measured by, in milliseconds unless the name says otherwise. */
export const rules = {
  /** A room may be opened this long before the start and after the end. */
  startsEarliest: 15 * minute,
  startsLatest: 60 * minute,
  /** Somebody is late for so long before they have not come. */
  noShowAfter: 10 * minute,
  /** Nobody pressed "end": the clock does, so long after the planned end. */
  endsByItself: 15 * minute,
  /** Between two rounds of the same invitation. */
  renotifyEvery: 10 * minute,
  /** An author may amend a submitted feedback this long; later only a recruiter, with a reason. */
  amendWithin: 24 * hour,
  /** A candidate may check in from here on. */
  checkInEarliest: 30 * minute,
  /** A candidate picks or changes a time no later than this before it begins. */
  candidateCutoff: 2 * hour,
  /** A candidate's link opens this long after the end. */
  linkLivesAfterEnd: 7 * 24 * hour,
  /** An answered POST is remembered so long under its Idempotency-Key. */
  keysKept: 24 * hour,
  mostReschedules: 20,
} as const;
