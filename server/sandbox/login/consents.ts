/** Agreed to, a member is not asked again for 30 days (page 91335). */
const rememberMs = 30 * 24 * 3_600_000;

/** Which members let which apps read their sensitive details. */
export function createConsents(now: () => number) {
  const given = new Map<string, number>();
  const key = (userid: string, agentId: number) => `${agentId}:${userid.toLowerCase()}`;
  return {
    give: (userid: string, agentId: number) => void given.set(key(userid, agentId), now()),
    has: (userid: string, agentId: number) =>
      (given.get(key(userid, agentId)) ?? -Infinity) > now() - rememberMs,
  };
}
