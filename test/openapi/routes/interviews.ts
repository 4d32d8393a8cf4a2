import { availabilitySchema } from '../../../server/interviews/routes.ts';
import {
  commandActions,
  commandPath,
  commandSchemas,
  memberCommands,
  type MemberCommand,
} from '../../../shared/interview-commands.ts';
import { createInterviewSchema, listInterviewsSchema } from '../../../shared/interview-input.ts';
import type { ProblemCode } from '../../../shared/problem.ts';
import type { Route } from '../route.ts';

const asksWecom: ProblemCode[] = ['wecom_refused', 'wecom_unavailable'];
const whoSees = 'Whoever organises it, sits in it, or has a role that holds for its job.';

/** What each command does, and what may keep it from happening besides right, revision and status. */
const commands: Record<MemberCommand, [summary: string, ...ProblemCode[]]> = {
  offer: ['Offers the candidate times to choose from and holds them', 'seat_conflict'],
  schedule: ['Gives it a time', 'seat_conflict'],
  reschedule: ['Moves it: same id and rooms, everybody is asked again', 'seat_conflict'],
  edit: ['Changes room, place or notes'],
  replace: ['Changes who interviews; only old and new are told', 'seat_conflict', ...asksWecom],
  renotify: ['Sends invitations again', 'too_soon'],
  respond: ['Accepts, declines with a reason, or proposes other times', 'seat_conflict'],
  start: ['Begins it'],
  end: ['Ends it; feedback is awaited'],
  mark_no_show: ['Says that the candidate or an interviewer did not come'],
  reopen: ['Gives an interview that nobody came to another time', 'seat_conflict'],
  cancel: ['Calls it off; times and links are let go'],
  waive_feedback: ['Does not wait for the feedback of one interviewer'],
  decide: ['Decides on the application, or proposes it'],
};

const commandRoutes = memberCommands.map((command): Route => {
  const [summary, ...problems] = commands[command];
  return {
    method: 'post',
    path: `/api/interviews/:id/${commandPath(command)}`,
    id: `${command}_interview`.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()),
    summary,
    who: commandActions[command],
    body: commandSchemas[command],
    answer: 'InterviewDetail',
    idempotent: true,
    preview: true,
    problems: ['forbidden', 'stale_revision', 'illegal_transition', ...problems],
  };
});

export const interviewRoutes: Route[] = [
  {
    method: 'get',
    path: '/api/interviews',
    id: 'listInterviews',
    summary: 'A page of interviews',
    who: 'Every member; `scope=team` needs a role that sees more than one’s own.',
    query: listInterviewsSchema,
    answer: 'InterviewPage',
    problems: ['forbidden'],
  },
  {
    method: 'post',
    path: '/api/interviews',
    id: 'createInterview',
    summary: 'Makes an interview: with a time, with times to choose from, or as a draft',
    who: ['create'],
    body: createInterviewSchema,
    answer: 'InterviewDetail',
    status: 201,
    idempotent: true,
    preview: true,
    problems: ['forbidden', 'seat_conflict', 'round_taken', 'not_found', ...asksWecom],
  },
  {
    method: 'get',
    path: '/api/interviews/:id',
    id: 'getInterview',
    summary: 'One interview as the reader may see it, and what they may do',
    who: whoSees,
    answer: 'InterviewDetail',
  },
  {
    method: 'get',
    path: '/api/interviews/:id/history',
    id: 'getHistory',
    summary: 'Everything that happened to it, oldest first',
    who: ['see_history'],
    answer: 'History',
    problems: ['forbidden'],
  },
  ...commandRoutes,
  {
    method: 'get',
    path: '/api/availability',
    id: 'getAvailability',
    summary: 'When members are taken in a window of at most 31 days; only times',
    who: ['see_availability'],
    query: availabilitySchema,
    answer: 'BusyTimes',
    problems: ['forbidden'],
  },
];
