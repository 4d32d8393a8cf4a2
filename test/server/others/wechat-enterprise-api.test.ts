import { createRequire } from 'node:module';
import { beforeEach, describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { useSandbox } from '../sandbox/use-sandbox.ts';

type Callback = (error: (Error & { code?: number }) | null, answer: Answer) => void;
type Answer = Record<string, unknown>;

/** What the package exports, as far as it is used here. */
interface Api {
  /** Where it calls; its own field. */
  prefix: string;
  getUser(userid: string, done: Callback): void;
  getUserIdByCode(code: string, done: Callback): void;
  send(to: object, message: object, done: Callback): void;
  getTicket(done: Callback): void;
}

const EnterpriseApi = createRequire(import.meta.url)('wechat-enterprise-api') as new (
  corpId: string,
  secret: string,
  agentId: number,
) => Api;
const { corpId, agentId, secret } = demoCredentials;
const { world } = useSandbox();
let api: Api;

beforeEach(() => {
  api = new EnterpriseApi(corpId, secret, agentId);
  api.prefix = `${world.sandbox.url}/cgi-bin/`;
});

function answerOf(call: (done: Callback) => void): Promise<Answer> {
  return new Promise((resolve, reject) =>
    call((error, answer) => (error ? reject(error) : resolve(answer))),
  );
}

describe('wechat-enterprise-api, unmodified', () => {
  it('fetches a token and reads a member', async () => {
    const answer = await answerOf((done) => api.getUser('ZhangSan', done));

    expect(answer).toMatchObject({ userid: 'ZhangSan', name: '张三' });
  });

  it('hears of an unknown member as an error with the code', async () => {
    await expect(answerOf((done) => api.getUser('Nobody', done))).rejects.toMatchObject({
      code: 60111,
    });
  });

  it('sends a text', async () => {
    const message = { msgtype: 'text', text: { content: 'hello' }, safe: '0' };

    const refused = answerOf((done) => api.send({ touser: 'ZhangSan' }, message, done));
    // The switch is a number; this package's own sample has it as a text.
    await expect(refused).rejects.toMatchObject({ code: 40035 });
    await answerOf((done) => api.send({ touser: 'ZhangSan' }, { ...message, safe: 0 }, done));

    expect(world.sandbox.messagesTo('ZhangSan')).toMatchObject([{ text: { content: 'hello' } }]);
  });

  it('exchanges the code of a sign-in, by the older of the two calls', async () => {
    const member = world.sandbox.issueCode({ userid: 'LiNa' });
    const outsider = world.sandbox.issueCode({ openid: 'oOutsider1' });

    const answers = [member, outsider].map((code) =>
      answerOf((done) => api.getUserIdByCode(code, done)),
    );

    expect(await Promise.all(answers)).toMatchObject([
      { UserId: 'LiNa', DeviceId: '' },
      { OpenId: 'oOutsider1', DeviceId: '' },
    ]);
  });

  it('fetches the ticket for signatures', async () => {
    const answer = await answerOf((done) => api.getTicket(done));

    expect(String(answer.ticket)).toMatch(/^.{40,512}$/);
  });
});
