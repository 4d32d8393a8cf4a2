import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { useCallbacks } from './use-callbacks.ts';

const { world, app, save, settled } = useCallbacks();
const { corpId, agentId } = demoCredentials;
const seconds = () => Math.floor(world.clock.now() / 1000);

/** What the app decrypted, without the elements that every callback has. */
const contents = () =>
  app.arrived.map(({ message }) =>
    message.replace(/^<xml>.*<\/CreateTime>/, '').replace(/<AgentID>.*$/, ''),
  );

describe('a message from a member', () => {
  it('has the elements of page 90239 around it, and a MsgId of 19 digits', async () => {
    await save();
    world.sandbox.say('zhangsan', 'a ]]> b');
    await settled();

    const id = /<MsgId>(\d{19})</.exec(app.arrived[0]?.message ?? '')?.[1];
    expect(app.arrived[0]?.message).toBe(
      `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName>` +
        `<FromUserName><![CDATA[ZhangSan]]></FromUserName><CreateTime>${seconds()}</CreateTime>` +
        `<MsgType><![CDATA[text]]></MsgType>` +
        `<Content><![CDATA[a ]]]]><![CDATA[> b]]></Content>` +
        `<MsgId>${id}</MsgId><AgentID>${agentId}</AgentID></xml>`,
    );
    expect(Number.isSafeInteger(Number(id))).toBe(false);
  });

  it('may be a picture, a place or a link', async () => {
    await save();
    const fields = { PicUrl: 'http://p.example/1', MediaId: 'm1' };
    world.sandbox.say('ZhangSan', { msgType: 'image', fields });
    await settled();

    expect(contents()[0]).toMatch(
      /^<MsgType><!\[CDATA\[image\]\]><\/MsgType><PicUrl>.*1\]\]><\/PicUrl><MediaId>.*<MsgId>\d{19}</,
    );
  });

  it('comes from somebody of the company only', () => {
    expect(() => world.sandbox.say('Nobody', 'x')).toThrow('nobody called Nobody');
  });

  it('can be plain text in another order, as chosen', async () => {
    await save();
    Object.assign(world.sandbox.choices, { callbackXml: 'plain', callbackOrder: 'reversed' });
    world.sandbox.say('ZhangSan', 'a & <b>');
    await settled();

    const [arrived] = app.arrived;
    expect(arrived?.body).not.toContain('CDATA');
    expect(arrived?.body).toMatch(/^<xml><Encrypt>/);
    expect(arrived?.message).toMatch(
      /^<xml><AgentID>\d+<\/AgentID><MsgId>\d+<\/MsgId><Content>a &amp; &lt;b&gt;<\/Content>/,
    );
  });
});

describe('an event', () => {
  const event = (name: string, key: string) =>
    `<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${name}]]></Event>` +
    `<EventKey><![CDATA[${key}]]></EventKey>`;

  it('says who entered the app, from the phone page too', async () => {
    await save();
    world.sandbox.enter('ZhangSan');
    const answer = await fetch(`${world.sandbox.url}/phone/enter`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userid: 'LiNa' }),
    });
    await settled();

    expect(answer.status).toBe(204);
    expect(contents()).toEqual([event('enter_agent', ''), event('enter_agent', '')]);
  });

  it('says nothing of entering to an app that does not report it', async () => {
    await save();
    world.sandbox.company.setApp({ reportsEntering: false });
    world.sandbox.enter('ZhangSan');
    await settled();

    expect(app.arrived).toEqual([]);
  });

  it('says what was clicked in the menu', async () => {
    await save();
    world.sandbox.clickMenu('ZhangSan', { type: 'click', key: 'today' });
    world.sandbox.clickMenu('ZhangSan', { type: 'view', key: 'https://example.com/?a=1&b=2' });
    await settled();

    expect(contents().sort()).toEqual([
      event('click', 'today'),
      event('view', 'https://example.com/?a=1&b=2'),
    ]);
  });

  it('has no AgentID, inside or outside, where WeCom sends none', async () => {
    await save();
    world.sandbox.emitCallback({
      from: 'sys',
      msgType: 'event',
      fields: { Event: 'respond_schedule', CalId: 'c1', ScheduleId: 's1' },
      withoutAgentId: true,
    });
    await settled();

    expect(app.arrived[0]?.message).toMatch(
      /<FromUserName><!\[CDATA\[sys\]\]>.*<ScheduleId><!\[CDATA\[s1\]\]><\/ScheduleId><\/xml>$/,
    );
    expect(app.arrived[0]?.body).not.toContain('AgentID');
  });

  it('says who came into the visible range or left it, and when they are disabled', async () => {
    await save();
    const { company } = world.sandbox;
    const steps = [
      () => company.setVisible('Hidden', true),
      () => company.setVisible('ZhangSan', false),
      () => company.setStatus('LiNa', 2),
      () => company.setStatus('LiNa', 1),
      () => company.setStatus('LiNa', 5),
      () => company.setName('Disabled', 'Other'),
      () => company.setVisible('Disabled', false),
    ];
    for (const step of steps) {
      step();
      await settled();
    }

    const told = app.arrived.map(({ message }) => [
      /<FromUserName><!\[CDATA\[(\w+)/.exec(message)?.[1],
      /<Event><!\[CDATA\[(\w+)/.exec(message)?.[1],
    ]);
    expect(told).toEqual([
      ['Hidden', 'subscribe'],
      ['ZhangSan', 'unsubscribe'],
      ['LiNa', 'unsubscribe'],
      ['LiNa', 'subscribe'],
      ['LiNa', 'unsubscribe'],
    ]);
  });
});
