import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { ScorecardVersion } from '../../../shared/scorecard.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { anotherInput } from '../../helpers/interview-input.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

const given = {
  roomUrl: 'https://meeting.example.com/room/1',
  candidateRoomUrl: 'https://meeting.example.com/lobby/1',
  location: '三楼会议室',
  notes: '重点看工程化经验。',
};

async function schedule(): Promise<InterviewDetail> {
  const answer = await recruiter.post('/api/interviews', anotherInput(given));
  expect(answer.status, answer.text()).toBe(201);
  return answer.json<InterviewDetail>();
}

/** As it is stored, without what every write changes. */
async function stored(id: string) {
  const { rows } = await app.context.pool.query<Record<string, unknown>>(
    `select i.*, row_to_json(a) as application,
            (select json_agg(s order by s.id) from assignment s where s.interview_id = i.id) as seats
       from interview i join application a on a.id = i.application_id where i.id = $1`,
    [id],
  );
  const grows = ['version', 'sequence', 'updated_at'];
  return Object.fromEntries(
    Object.entries(rows[0] ?? {}).filter(([name]) => !grows.includes(name)),
  );
}

async function edit(id: string, change: object): Promise<InterviewDetail> {
  const answer = await recruiter.post(`/api/interviews/${id}/edit`, { revision: 1, ...change });
  expect(answer.status, answer.text()).toBe(200);
  return answer.json<InterviewDetail>();
}

describe('an edit of one field', () => {
  it.each([
    ['roomUrl', 'room_url', 'https://meeting.example.com/room/2'],
    ['candidateRoomUrl', 'candidate_room_url', 'https://meeting.example.com/lobby/2'],
    ['location', 'location', '五楼会议室'],
    ['notes', 'notes', ''],
  ])('of %s leaves all others as they are', async (field, column, value) => {
    const { id } = await schedule();
    const before = await stored(id);

    await edit(id, { [field]: value });

    expect(await stored(id)).toEqual({ ...before, [column]: value });
  });

  it('of the scorecard leaves all others as they are', async () => {
    const { id } = await schedule();
    const before = await stored(id);
    const list = await recruiter.get('/api/scorecards');
    const { items } = list.json<{ items: ScorecardVersion[] }>();
    const scorecardVersionId = items[0]?.id;
    expect(scorecardVersionId).toBeDefined();

    await edit(id, { scorecardVersionId });

    expect(await stored(id)).toEqual({ ...before, scorecard_version_id: scorecardVersionId });
  });
});
