import { randomBytes } from 'node:crypto';
import type { Audit } from './audit/service.ts';
import { createCandidates } from './candidates/service.ts';
import { createDesk } from './candidates/service/desk.ts';
import { createVisit } from './candidates/service/visit.ts';
import type { Config } from './config.ts';
import type { Db } from './db/pool.ts';
import type { Interviews } from './interviews/service.ts';
import { createMail } from './mail/service.ts';
import { createCandidateMail } from './notifications/mail.ts';
import type { Notifications } from './notifications/service.ts';

/** Candidates beside the rest: their contacts, links and mail, their page, and who looks after it. */
export function createCandidateSide(
  config: Config,
  options: {
    db: Db;
    corpId: string;
    appSecret: string;
    audit: Audit;
    notifications: Pick<Notifications, 'invite'>;
    /** Asked for late, because interviews need candidates as well. */
    interviews: () => Interviews;
    now: () => number;
  },
) {
  const { db, corpId, appSecret, audit, notifications, now } = options;
  const mail = createMail(config.mail);
  const candidates = createCandidates({
    ...config,
    db,
    corpId,
    appSecret,
    mail,
    audit,
    now,
    randomBytes,
  });

  /** For the delivery job; undefined when recruiters send everything themselves. */
  const byMail =
    config.mail &&
    createCandidateMail({
      stateOf: (id) => options.interviews().state(id),
      compose: candidates.mails.compose,
      send: mail.send,
    });

  return {
    mail,
    byMail,
    candidates,
    /** Members' side and candidates' side, once the interviews are there. */
    open() {
      const interviews = options.interviews();
      const given = { ...candidates, ...config, db, corpId, audit, notifications, interviews, now };
      return { candidates, desk: createDesk(given), visit: createVisit(given) };
    },
  };
}
