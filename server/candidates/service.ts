import type { Audit } from '../audit/service.ts';
import type { Db } from '../db/pool.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Mail } from '../mail/service.ts';
import { createCalendars } from './service/calendars.ts';
import { createContacts } from './service/contacts.ts';
import { createErase } from './service/erase.ts';
import { createKeyring } from './service/keyring.ts';
import { createLinks } from './service/links.ts';
import { createCandidateMails } from './service/mails.ts';

export type { CalendarFile } from './service/calendar-file.ts';
export type { CandidateMailKind } from './service/words/words.ts';
export type { CandidateLinks } from './service/links.ts';
export type { Erase } from './service/erase.ts';

const wrappedAtOnce = 100;

export type Candidates = ReturnType<typeof createCandidates>;

/** Whom interviews are held with: contacts, links, mails, calendars and forgetting. */
export function createCandidates(options: {
  db: Db;
  corpId: string;
  appSecret: string;
  appSecretPrevious: readonly string[];
  publicUrl: string;
  company: { name: string; privacyUrl: string };
  mail: Pick<Mail, 'from'>;
  audit: Pick<Audit, 'record'>;
  now: () => number;
  randomBytes: (count: number) => Buffer;
}) {
  const { db, corpId, publicUrl, now, randomBytes } = options;
  const company = options.company.name;
  const keyring = createKeyring(options.appSecret, options.appSecretPrevious);
  const contacts = createContacts({ corpId, keyring, randomBytes });
  const links = createLinks({ db, contacts, publicUrl, now, randomBytes });
  const calendars = createCalendars({ publicUrl, company, mailFrom: options.mail.from, now });
  const mails = createCandidateMails({ db, contacts, links, calendars, company });

  /** What an earlier APP_SECRET has wrapped is wrapped with the present one. */
  async function wrapAnew(): Promise<void> {
    const at = new Date(now());
    for (let after = 0; ;) {
      const ids = await contacts.wrappedByOthers(db, after, wrappedAtOnce);
      for (const id of ids) await inTransaction(db, (tx) => contacts.wrapAnew(tx, id, at));
      const last = ids.at(-1);
      if (last === undefined || ids.length < wrappedAtOnce) return;
      after = last;
    }
  }

  return {
    /** A new candidate, in the transaction of their first interview. */
    register: contacts.register,
    contacts,
    keyring,
    links,
    calendars,
    mails,
    erase: createErase({ db, corpId, audit: options.audit, now }),

    /** Now and then: sessions that are over, keys that an earlier secret has wrapped. */
    async sweep(): Promise<void> {
      await links.sweep();
      await wrapAnew();
    },
  };
}
