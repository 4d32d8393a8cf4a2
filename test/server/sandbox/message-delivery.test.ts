import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { useSandbox } from './use-sandbox.ts';

const { world, callAs } = useSandbox();
const { agentId: agentid } = demoCredentials;

const text = (touser: string, content = 'Hello', more: object = {}) => ({
  touser,
  msgtype: 'text',
  agentid,
  text: { content },
  ...more,
});
const send = async (body: unknown) => (await callAs('message/send', { body })).json;
const recipients = () => world.sandbox.messages.map(({ userid }) => userid);

describe('message/send delivers', () => {
  it('a text to each member, whatever the case and the blanks', async () => {
    const json = await send(text('zhangsan | LINA|ZhangSan'));

    expect(json).toEqual({ errcode: 0, errmsg: 'ok', msgid: expect.any(String) });
    expect(world.sandbox.messages).toEqual([
      expect.objectContaining({ userid: 'ZhangSan', msgtype: 'text', text: { content: 'Hello' } }),
      expect.objectContaining({ userid: 'LiNa', msgid: json.msgid, at: world.clock.now() }),
    ]);
  });

  it('a card, with 详情 on its button when it says nothing', async () => {
    const textcard = {
      title: '二面',
      description: '<div class="gray">x</div>',
      url: 'https://a.cn',
    };

    await send({ touser: 'LiNa', msgtype: 'textcard', agentid, textcard });

    expect(world.sandbox.messagesTo('lina')).toMatchObject([
      { msgtype: 'textcard', textcard: { ...textcard, btntxt: '详情' } },
    ]);
  });

  it('to @all: everybody visible and active, departments and tags aside', async () => {
    expect(await send(text('@all', 'x', { toparty: '7' }))).not.toHaveProperty('invalidparty');
    expect(recipients()).toEqual(['ZhangSan', 'LiNa']);
  });

  it('to those it can see, and lists the others in lower case', async () => {
    const json = await send(text('LiNa|Nobody|HIDDEN|Gone', 'x', { toparty: '7|8', totag: 't' }));

    expect(json).toMatchObject({
      errcode: 0,
      invaliduser: 'nobody|hidden|gone',
      invalidparty: '7|8',
      invalidtag: 't',
    });
    expect(recipients()).toEqual(['LiNa']);
  });

  it('to nobody: 81013 with the lists and without a msgid', async () => {
    const json = await send(text('Nobody|Hidden', 'x', { toparty: '7' }));

    expect(json).toMatchObject({
      errcode: 81013,
      invaliduser: 'nobody|hidden',
      invalidparty: '7',
    });
    expect(json).not.toHaveProperty('msgid');
    expect(recipients()).toEqual([]);
  });

  it('nothing to a disabled member, in silence', async () => {
    expect(await send(text('Disabled'))).toMatchObject({ errcode: 0, errmsg: 'ok' });
    expect(recipients()).toEqual([]);
    expect(world.sandbox.dropped).toMatchObject([{ userid: 'Disabled', reason: 'inactive' }]);
  });

  it('nothing to a disabled member, and says so when that is the choice', async () => {
    world.sandbox.choices.inactiveRecipient = 'invalid';

    expect(await send(text('Disabled'))).toMatchObject({ errcode: 81013, invaliduser: 'disabled' });
  });

  it('nothing to members without a licence, who are named only by themselves', async () => {
    world.sandbox.choices.unlicensed = 'LiNa';
    expect(await send(text('lina|ZhangSan'))).toMatchObject({ errcode: 0, unlicenseduser: 'lina' });
    expect(await send(text('LiNa'))).toMatchObject({ errcode: 0, unlicenseduser: 'lina' });
    world.sandbox.company.setRange(agentid, { partyids: [1] });
    const toDepartment = await send(text('', 'x', { toparty: '1' }));

    expect(toDepartment).not.toHaveProperty('unlicenseduser');
    expect(world.sandbox.messagesTo('LiNa')).toEqual([]);
    expect(world.sandbox.messagesTo('ZhangSan')).toHaveLength(2);
  });

  it('names in place of ids when asked to', async () => {
    const template =
      '$userName=zhangsan$ $userAliasOrName=nobody$ $departmentName=1$ $departmentName=9$';

    await send(text('LiNa', template));
    await send(text('LiNa', template, { enable_id_trans: 1 }));

    expect(world.sandbox.messages).toMatchObject([
      { text: { content: template } },
      { text: { content: '张三 $userAliasOrName=nobody$ Test Ltd $departmentName=9$' } },
    ]);
  });
});

describe('what is too long is cut', () => {
  it('a text at 2048 bytes, never inside a character', async () => {
    await send(text('LiNa', `x${'面'.repeat(683)}`));

    expect(world.sandbox.messages).toMatchObject([{ text: { content: `x${'面'.repeat(682)}` } }]);
  });

  it('a card by characters: title 128, description 512, button 4', async () => {
    const textcard = {
      title: '😀'.repeat(129),
      description: '面'.repeat(513),
      url: 'https://a.cn',
      btntxt: '12345',
    };

    await send({ touser: 'LiNa', msgtype: 'textcard', agentid, textcard });

    expect(world.sandbox.messages).toMatchObject([
      {
        textcard: { title: '😀'.repeat(128), description: '面'.repeat(512), btntxt: '1234' },
      },
    ]);
  });
});

describe('the duplicate check', () => {
  const body = text('LiNa', 'once', { enable_duplicate_check: 1 });

  it('answers the same request with 0 and another msgid, and delivers it once', async () => {
    const [first, second] = [await send(body), await send(body)];

    expect(second).toMatchObject({ errcode: 0 });
    expect(second.msgid).not.toBe(first.msgid);
    expect(recipients()).toEqual(['LiNa']);
    expect(world.sandbox.dropped).toMatchObject([{ userid: 'LiNa', reason: 'duplicate' }]);
  });

  it('holds for 1800 seconds unless told otherwise', async () => {
    await send(body);
    world.clock.advance(1_799_000);
    await send(body);
    expect(recipients()).toHaveLength(1);
    world.clock.advance(1000);
    await send(body);
    expect(recipients()).toHaveLength(2);
  });

  it('holds as long as the request says', async () => {
    const short = { ...body, duplicate_check_interval: 10 };
    await send(short);
    world.clock.advance(10_000);
    await send(short);

    expect(recipients()).toHaveLength(2);
  });

  it('sees another request in any change, and none without the switch', async () => {
    const plain = text('LiNa', 'twice');
    await send(plain);
    await send(plain);
    await send(body);
    await send({ ...body, text: { content: 'once ' } });

    expect(recipients()).toHaveLength(4);
  });
});

describe('the rate', () => {
  it('drops the 31st message of a minute in silence, for that member only', async () => {
    for (let count = 0; count < 31; count += 1) {
      expect((await send(text('LiNa', `${count}`))).errcode).toBe(0);
    }
    await send(text('ZhangSan'));
    world.clock.advance(60_000);
    await send(text('LiNa', 'later'));

    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(31);
    expect(world.sandbox.messagesTo('ZhangSan')).toHaveLength(1);
    expect(world.sandbox.dropped).toMatchObject([{ userid: 'LiNa', reason: 'rate' }]);
  });

  it('drops the 1001st of an hour', async () => {
    for (let count = 0; count < 1001; count += 1) {
      if (count % 30 === 0) world.clock.advance(61_000);
      await send(text('LiNa', `${count}`));
    }

    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(1000);
    expect(world.sandbox.dropped).toHaveLength(1);
  }, 30_000);
});
