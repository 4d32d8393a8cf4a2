import {
  findCandidatesSchema,
  sendLinkSchema,
  updateContactSchema,
} from '../../../shared/candidate.ts';
import {
  candidateCommands,
  candidateCommandSchemas,
  candidatePreferencesSchema,
  type CandidateCommand,
} from '../../../shared/candidate-page.ts';
import { candidatePaths } from '../../../shared/candidate-paths.ts';
import type { Route } from '../route.ts';

const who = 'The candidate whom a link has let in to this one interview.';
const candidate = { who, session: 'candidate', answer: 'CandidateView' } as const;

/** By a member, about the candidate of an interview. */
const ofMembers: Route[] = [
  {
    method: 'get',
    path: '/api/interviews/:id/contact',
    id: 'getContact',
    summary: 'How to reach the candidate; masked for auditors. Logged',
    who: ['see_contact'],
    answer: 'CandidateContact',
    problems: ['forbidden'],
  },
  {
    method: 'patch',
    path: '/api/interviews/:id/contact',
    id: 'updateContact',
    summary: 'Corrects name, phone, mail address, language or zone; null takes away. Logged',
    who: ['manage'],
    body: updateContactSchema,
    answer: 'CandidateContact',
    problems: ['forbidden'],
  },
  {
    method: 'post',
    path: '/api/interviews/:id/candidate-link',
    id: 'sendCandidateLink',
    summary: 'A link for the candidate, and the words to send with it. Logged',
    who: ['manage'],
    body: sendLinkSchema,
    answer: 'CandidateInvitation',
    status: 201,
    problems: ['forbidden', 'illegal_transition'],
  },
  {
    method: 'get',
    path: '/api/interviews/:id/calendar.ics',
    id: 'getCalendarFile',
    summary: 'The interview as an entry for the reader’s calendar, or its cancellation',
    who: ['see'],
    answer: { type: 'text/calendar' },
    problems: ['forbidden'],
  },
  {
    method: 'post',
    path: '/api/interviews/:id/erasure-request',
    id: 'requestErasure',
    summary: 'Asks an administrator to erase the candidate. Logged',
    who: ['request_erasure'],
    problems: ['forbidden'],
  },
  {
    method: 'post',
    path: '/api/candidates/search',
    id: 'findCandidates',
    summary: 'Candidates by phone or mail address, as far as the reader recruits them',
    who: ['create'],
    body: findCandidatesSchema,
    answer: 'FoundCandidates',
    problems: ['forbidden'],
  },
  {
    method: 'get',
    path: '/api/candidates/erasure-requests',
    id: 'listErasureRequests',
    summary: 'Candidates who are to be erased, without their names',
    who: ['erase_candidate'],
    answer: 'ErasureRequests',
    problems: ['forbidden'],
  },
  {
    method: 'post',
    path: '/api/candidates/:id/erase',
    id: 'eraseCandidate',
    summary: 'Erases name, contacts and what was written about a candidate. Logged',
    who: ['erase_candidate'],
    problems: ['forbidden', 'illegal_transition'],
  },
];

const summaries: Record<CandidateCommand, string> = {
  confirm: 'Says yes to the time the page showed',
  pick_slot: 'Takes one of the offered times; the others are free again',
  ask_other_time: 'Asks for another time, in words or by offered times',
  withdraw: 'Withdraws: the interview is cancelled and the link is dead',
  check_in: 'Says “I am here”, from half an hour before the start',
};

const commands = candidateCommands.map((command): Route => ({
  ...candidate,
  method: 'post',
  path: candidatePaths.command(command),
  id: `candidate_${command}`.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()),
  summary: summaries[command],
  body: candidateCommandSchemas[command],
  orNothing: command === 'withdraw',
  problems: ['stale_revision', 'illegal_transition'],
}));

export const candidateRoutes: Route[] = [
  ...ofMembers,
  {
    ...candidate,
    method: 'get',
    path: candidatePaths.interview,
    id: 'getVisit',
    summary: 'The interview as its candidate sees it',
  },
  {
    ...candidate,
    method: 'post',
    path: candidatePaths.opened,
    id: 'openVisit',
    summary: 'Says that a person looks at the page',
  },
  {
    ...candidate,
    method: 'post',
    path: candidatePaths.preferences,
    id: 'preferVisit',
    summary: 'Chooses language and zone of what the candidate is written',
    body: candidatePreferencesSchema,
  },
  {
    ...candidate,
    method: 'post',
    path: candidatePaths.erasure,
    id: 'candidateErasure',
    summary: 'Asks that what is known about the candidate is erased',
  },
  {
    ...candidate,
    method: 'get',
    path: candidatePaths.calendar,
    id: 'getVisitCalendarFile',
    summary: 'The interview as an entry for the candidate’s calendar',
    answer: { type: 'text/calendar' },
    pages: [404],
  },
  ...commands,
];
