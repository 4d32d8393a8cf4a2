import type { CandidateContact, UpdateContact } from '#shared/candidate.ts';
import type { Locale } from '#shared/locale.ts';

export interface ContactFields {
  name: string;
  phone: string;
  email: string;
  locale: Locale;
  zone: string;
}

export function fieldsOf(contact: CandidateContact): ContactFields {
  const { name, phone, email, locale, zone } = contact;
  return { name, phone: phone ?? '', email: email ?? '', locale, zone };
}

/** Only what was changed, so that two people may change two things; emptied is taken away. */
export function contactChanges(contact: CandidateContact, typed: ContactFields): UpdateContact {
  const before = fieldsOf(contact);
  const [name, phone, email] = [typed.name.trim(), typed.phone.trim(), typed.email.trim()];
  return {
    ...(name !== before.name && { name }),
    ...(phone !== before.phone && { phone: phone || null }),
    ...(email !== before.email && { email: email || null }),
    ...(typed.locale !== before.locale && { locale: typed.locale }),
    ...(typed.zone !== before.zone && { zone: typed.zone }),
  };
}
