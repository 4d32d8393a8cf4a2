import type { Words } from './words.ts';

const of = (company: string) => (company ? `${company}: ` : '');
const us = (company: string) => company || 'We';

export const en: Words = {
  colon: ': ',
  subjects: {
    mail_invited: ({ company, jobTitle, when }) =>
      `${of(company)}interview for ${jobTitle}, ${when}`,
    offered: ({ company, jobTitle }) => `${of(company)}choose an interview time, ${jobTitle}`,
    booked: ({ company, jobTitle, when }) =>
      `${of(company)}interview arranged, ${jobTitle}, ${when}`,
    mail_moved: ({ company, jobTitle, when }) =>
      `${of(company)}interview moved, ${jobTitle}, now ${when}`,
    mail_cancelled: ({ company, jobTitle }) => `${of(company)}interview cancelled, ${jobTitle}`,
    mail_reminder: ({ company, jobTitle, when }) =>
      `${of(company)}interview reminder, ${jobTitle}, ${when}`,
  },
  greeting: (name) => `Hello ${name},`,
  leads: {
    mail_invited: ({ company, jobTitle, round }) =>
      `${us(company)} would like to meet you: ${round} for “${jobTitle}”.`,
    offered: ({ company, jobTitle, round }) =>
      `${us(company)} would like to meet you: ${round} for “${jobTitle}”. Please choose a time.`,
    booked: ({ jobTitle, round }) => `The ${round} for “${jobTitle}” is arranged. See you then.`,
    mail_moved: ({ jobTitle, round }) =>
      `The ${round} for “${jobTitle}” has moved. Please confirm the new time.`,
    mail_cancelled: ({ jobTitle, round }) =>
      `We are sorry: the ${round} for “${jobTitle}” is cancelled. You need not do anything.`,
    mail_reminder: ({ jobTitle, round }) => `The ${round} for “${jobTitle}” is coming up.`,
  },
  round: (round) => `round ${round} interview`,
  interview: 'Interview',
  time: 'When',
  yourTime: 'Your time',
  agreedTime: 'Interview time zone',
  offers: 'Times to choose from',
  until: 'Choose before',
  minutes: (minutes) => `${minutes} minutes`,
  modes: {
    online: 'Online; the page has the meeting link',
    onsite: 'On site',
    phone: 'By phone; we call you',
  },
  place: 'Where',
  openConfirm: 'Open this link to confirm, or to ask for another time',
  openChoose: 'Open this link to choose a time',
  openLook: 'Open this link for the details and to check in',
  contact: (organizer) => `Questions? Please contact ${organizer}.`,
  keepPrivate:
    'The link is yours alone, please do not pass it on. If it does not open, copy it into a browser.',
};
