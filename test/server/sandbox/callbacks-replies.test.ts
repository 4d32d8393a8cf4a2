import { randomBytes } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { pair, useCallbacks } from './use-callbacks.ts';

const { world, app, save, settled } = useCallbacks();
const { corpId } = demoCredentials;
const seconds = () => Math.floor(world.clock.now() / 1000);
const cardClick = {
  from: 'ZhangSan',
  msgType: 'event',
  fields: { Event: 'template_card_event', EventKey: 'yes', TaskId: 't1' },
};

describe('an answer to a callback', () => {
  const text = '<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[好]]></Content></xml>';

  /** As an app would seal it with the package of Tencent. */
  function reply(xml: string, changes: { token?: string; element?: string } = {}) {
    const { token = pair.token, element = 'TimeStamp' } = changes;
    const encrypted = encrypt(pair.encodingAesKey, xml, corpId, randomBytes(16));
    const signature = getSignature(token, seconds(), 'n1', encrypted);
    return (
      `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt>` +
      `<MsgSignature><![CDATA[${signature}]]></MsgSignature>` +
      `<${element}>${seconds()}</${element}><Nonce><![CDATA[n1]]></Nonce></xml>`
    );
  }
  const replies = () => world.sandbox.callbacks.map((attempt) => attempt.reply);

  it('is decrypted, checked and kept as data', async () => {
    await save();
    app.answer = (_arrived, res) => res.end(reply(text));
    world.sandbox.say('ZhangSan', 'hello');
    await settled();

    expect(replies()).toEqual([{ taken: true, msgType: 'text', xml: text }]);
  });

  it('is not taken after an event that cannot be answered, a click on a card among them', async () => {
    await save();
    app.answer = (_arrived, res) => res.end(reply(text));
    world.sandbox.emitCallback(cardClick);
    world.sandbox.enter('ZhangSan');
    await settled();

    const taken = world.sandbox.callbacks.map(({ name, reply }) => [name, reply?.taken]);
    expect(taken.sort()).toEqual([
      ['enter_agent', true],
      ['template_card_event', false],
    ]);
  });

  it('to a click on a card is taken when chosen', async () => {
    await save();
    world.sandbox.choices.cardEventReply = 'taken';
    app.answer = (_arrived, res) => res.end(reply(text));
    world.sandbox.emitCallback(cardClick);
    await settled();

    expect(replies()[0]?.taken).toBe(true);
  });

  it.each([
    ['with a false signature', { token: 'Other' }],
    ['with Timestamp instead of TimeStamp', { element: 'Timestamp' }],
  ])('%s is not taken', async (_what, changes) => {
    await save();
    app.answer = (_arrived, res) => res.end(reply(text, changes));
    world.sandbox.say('ZhangSan', 'hello');
    await settled();

    expect(replies()).toEqual([
      { taken: false, fault: 'The signature of the reply does not fit.' },
    ]);
  });

  it('that is no XML is not taken, and not a reason to send the callback again', async () => {
    await save();
    app.answer = (_arrived, res) => res.end('success');
    world.sandbox.say('ZhangSan', 'hello');
    await settled();

    expect(world.sandbox.callbacks).toHaveLength(1);
    expect(replies()[0]).toMatchObject({ taken: false });
  });
});
