import { describe, expect, it } from 'vitest';
import { useWecom } from '../../helpers/use-wecom.ts';

const { world, connect } = useWecom();

describe('what the client reads', () => {
  it('a member, by a userid in any case', async () => {
    expect(await connect().contacts.getUser('zhangsan')).toEqual({
      userid: 'ZhangSan',
      name: '张三',
      status: 'active',
    });
  });

  it('who a code stands for: member or outsider', async () => {
    const client = connect();

    expect(await client.oauth.codeOwner(world.sandbox.issueCode({ userid: 'LiNa' }))).toEqual({
      kind: 'member',
      userid: 'LiNa',
    });
    expect(await client.oauth.codeOwner(world.sandbox.issueCode({ openid: 'o1' }))).toEqual({
      kind: 'outsider',
      openid: 'o1',
    });
  });

  it('the app as the console has it', async () => {
    expect(await connect().agent.get()).toMatchObject({
      closed: false,
      redirectDomain: 'localhost:3000',
    });
  });
});
