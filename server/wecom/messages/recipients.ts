import { check } from '../check.ts';
import { WecomLimitError } from '../limit-error.ts';

/** Members by userid, departments and tags by id; or everybody who may see the app. */
export type To = '@all' | { userids?: string[]; parties?: number[]; tags?: number[] };

/** The recipients of one call, as WeCom wants them. */
export interface Chunk {
  /** As the caller spelled them; empty for a chunk of departments and tags. */
  userids: string[];
  fields: { touser?: string; toparty?: string; totag?: string };
}

/** One call takes at most so many (page 90236). */
const most = { userids: 1000, parties: 100, tags: 100 };
/** Page 90313, help of 40058. */
const mostUseridBytes = 64;

/**
 * Recipients without repetitions, in as few calls as WeCom allows. Members have calls of their
 * own, so that each member's outcome is known; departments and tags share theirs.
 * @throws WecomLimitError for nobody, or for an id that would mean something else
 */
export function chunksOf(to: To): Chunk[] {
  if (to === '@all') return [{ userids: [], fields: { touser: '@all' } }];
  const userids = distinctUserids('touser', to.userids ?? []);
  const parties = chunked([...new Set(to.parties)].map(String), most.parties);
  const tags = chunked([...new Set(to.tags)].map(String), most.tags);
  const groups = Array.from({ length: Math.max(parties.length, tags.length) }, (_, at) => ({
    userids: [],
    fields: {
      ...(parties[at] && { toparty: parties[at].join('|') }),
      ...(tags[at] && { totag: tags[at].join('|') }),
    },
  }));
  const chunks = [
    ...chunked(userids, most.userids).map((chunk) => ({
      userids: chunk,
      fields: { touser: chunk.join('|') },
    })),
    ...groups,
  ];
  if (chunks.length === 0) throw new WecomLimitError('touser', 'must name somebody');
  return chunks;
}

/** WeCom compares userids without regard to case (page 90236). */
export function distinctUserids(field: string, userids: string[]): string[] {
  const seen = new Map<string, string>();
  for (const userid of userids) {
    if (!/^[^\s|]+$/.test(userid) || userid.toLowerCase() === '@all') {
      throw new WecomLimitError(field, 'holds something that is no userid');
    }
    check.bytes(field, userid, mostUseridBytes);
    const key = userid.toLowerCase();
    if (!seen.has(key)) seen.set(key, userid);
  }
  return [...seen.values()];
}

export function chunked<T>(list: T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < list.length; at += size) chunks.push(list.slice(at, at + size));
  return chunks;
}
