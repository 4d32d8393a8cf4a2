import type { NoticePreview } from '#shared/notification.ts';

/** One person with all they will be told, in order of time. */
export interface Told {
  key: string;
  /** Null for the candidate. */
  userid: string | null;
  name: string;
  notices: NoticePreview[];
}

/** Who would be told what, by person, in the order the server names them. */
export function byPerson(notices: readonly NoticePreview[]): Told[] {
  const people = new Map<string, Told>();
  for (const notice of notices) {
    const { userid, name } = notice;
    const key = userid ?? '';
    const told = people.get(key) ?? { key, userid, name, notices: [] };
    told.notices.push(notice);
    people.set(key, told);
  }
  for (const { notices: all } of people.values()) {
    all.sort((one, other) => one.dueAt.localeCompare(other.dueAt));
  }
  return [...people.values()];
}
