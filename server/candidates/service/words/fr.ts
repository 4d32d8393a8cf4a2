import type { Words } from './words.ts';

const of = (company: string) => (company ? `${company} : ` : '');
const us = (company: string) => (company ? `${company} souhaite` : 'Nous souhaitons');

export const fr: Words = {
  colon: ' : ',
  subjects: {
    mail_invited: ({ company, jobTitle, when }) =>
      `${of(company)}entretien pour ${jobTitle}, ${when}`,
    offered: ({ company, jobTitle }) =>
      `${of(company)}choisissez l’heure de votre entretien, ${jobTitle}`,
    booked: ({ company, jobTitle, when }) => `${of(company)}entretien fixé, ${jobTitle}, ${when}`,
    mail_moved: ({ company, jobTitle, when }) =>
      `${of(company)}entretien déplacé, ${jobTitle}, désormais ${when}`,
    mail_cancelled: ({ company, jobTitle }) => `${of(company)}entretien annulé, ${jobTitle}`,
    mail_reminder: ({ company, jobTitle, when }) =>
      `${of(company)}rappel d’entretien, ${jobTitle}, ${when}`,
  },
  greeting: (name) => `Bonjour ${name},`,
  leads: {
    mail_invited: ({ company, jobTitle, round }) =>
      `${us(company)} vous rencontrer : ${round} pour « ${jobTitle} ».`,
    offered: ({ company, jobTitle, round }) =>
      `${us(company)} vous rencontrer : ${round} pour « ${jobTitle} ». Merci de choisir une heure.`,
    booked: ({ jobTitle, round }) => `Votre ${round} pour « ${jobTitle} » est fixé. À bientôt.`,
    mail_moved: ({ jobTitle, round }) =>
      `Votre ${round} pour « ${jobTitle} » a été déplacé. Merci de confirmer la nouvelle heure.`,
    mail_cancelled: ({ jobTitle, round }) =>
      `Nous sommes désolés : votre ${round} pour « ${jobTitle} » est annulé. Vous n’avez rien à faire.`,
    mail_reminder: ({ jobTitle, round }) => `Votre ${round} pour « ${jobTitle} » approche.`,
  },
  round: (round) => `entretien (tour ${round})`,
  interview: 'Entretien',
  time: 'Quand',
  yourTime: 'Votre heure',
  agreedTime: 'Fuseau de l’entretien',
  offers: 'Heures proposées',
  until: 'À choisir avant le',
  minutes: (minutes) => `${minutes} minutes`,
  modes: {
    online: 'En ligne ; le lien de la réunion est sur la page',
    onsite: 'Sur place',
    phone: 'Par téléphone ; nous vous appelons',
  },
  place: 'Où',
  openConfirm: 'Ouvrez ce lien pour confirmer, ou pour demander une autre heure',
  openChoose: 'Ouvrez ce lien pour choisir une heure',
  openLook: 'Ouvrez ce lien pour les détails et pour signaler votre arrivée',
  contact: (organizer) => `Une question ? Contactez ${organizer}.`,
  keepPrivate:
    'Ce lien est personnel, ne le transmettez pas. S’il ne s’ouvre pas, copiez-le dans un navigateur.',
};
