import { createRequire } from 'node:module';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { useSandbox } from '../sandbox/use-sandbox.ts';
import { redirectWecomTo } from './redirect-to-sandbox.ts';

/** What the package exports, as far as it is used here. */
interface WechatWork {
  Commander: new (config: object) => {
    getCustomizedAppCommander(agentId: string): Promise<{
      findById(agentId: string): Promise<{ name: string }>;
      getUserInfoByCode(scope: string, code: string): Promise<{ userId?: string; openId?: string }>;
    }>;
    getContactsCommander(
      secretType: number,
      agentId: string,
    ): Promise<{ users: { findById(userid: string): Promise<{ name: string }> } }>;
    getAppMessagesCommander(agentId: string): Promise<{
      send(message: object): Promise<{ invalidUserIds: string[] }>;
    }>;
  };
  TextAppMessage: new (content: string, agentId: number, userids: string[]) => object;
}

const { Commander, TextAppMessage } = createRequire(import.meta.url)('wechat-work') as WechatWork;
const { corpId, agentId, secret } = demoCredentials;
const { world } = useSandbox();
redirectWecomTo(() => world.sandbox.url);

const ofTheApp = 3;
const id = String(agentId);
let cache = new Map<string, string>();
let client: InstanceType<typeof Commander>;

beforeEach(() => {
  // It prints the kind of secret it looks for.
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  cache = new Map();
  client = new Commander({
    corpId,
    apps: [{ agentId: id, agentSecret: secret }],
    getFromCacheMethod: (key: string) => Promise.resolve({ content: cache.get(key) }),
    saveToCacheMethod: (key: string, text: string) => Promise.resolve(void cache.set(key, text)),
  });
});

describe('wechat-work, unmodified', () => {
  it('fetches a token and reads the app', async () => {
    const app = await client.getCustomizedAppCommander(id);

    expect((await app.findById(id)).name).toBe('Interviews');
    expect(world.sandbox.callsTo('gettoken')).toHaveLength(1);
  });

  it('reads a member', async () => {
    const contacts = await client.getContactsCommander(ofTheApp, id);

    expect((await contacts.users.findById('ZhangSan')).name).toBe('张三');
  });

  it('sends a text', async () => {
    const messages = await client.getAppMessagesCommander(id);

    await messages.send(new TextAppMessage('hello', agentId, ['ZhangSan']));

    expect(world.sandbox.messagesTo('ZhangSan')).toMatchObject([{ text: { content: 'hello' } }]);
  });

  it('exchanges the code of a sign-in, by the older of the two calls', async () => {
    const app = await client.getCustomizedAppCommander(id);
    const code = world.sandbox.issueCode({ userid: 'LiNa' });

    expect(await app.getUserInfoByCode('snsapi_base', code)).toMatchObject({ userId: 'LiNa' });
    await expect(app.getUserInfoByCode('snsapi_base', code)).rejects.toThrow('40029');
  });
});
