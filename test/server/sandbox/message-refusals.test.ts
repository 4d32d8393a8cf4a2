import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { otherApp, useSandbox } from './use-sandbox.ts';

const { world, callAs } = useSandbox();

const good = {
  touser: 'ZhangSan',
  msgtype: 'textcard',
  agentid: demoCredentials.agentId,
  textcard: { title: 'T', description: 'D', url: 'https://example.com/' },
};
const card = (changes: object) => ({ ...good, textcard: { ...good.textcard, ...changes } });
const many = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`).join('|');

const send = async (body: unknown) => (await callAs('message/send', { body })).json;

describe('message/send refuses', () => {
  it.each([
    ['no agentid', { ...good, agentid: undefined }, 41011],
    ['an agentid in quotes', { ...good, agentid: '1000002' }, 40056],
    ['an agentid the corp does not have', { ...good, agentid: 42 }, 40056],
    ['another app', { ...good, agentid: otherApp.agentId }, 301002],
    ['nobody', { ...good, touser: undefined }, 82001],
    ['empty lists', { ...good, touser: ' | ', toparty: '', totag: '' }, 82001],
    ['a list that is an array', { ...good, touser: ['ZhangSan'] }, 40035],
    ['a userid of 65 bytes', { ...good, touser: `ZhangSan|${'u'.repeat(65)}` }, 40058],
    ['1001 members', { ...good, touser: many(1001) }, 40032],
    ['101 departments', { ...good, toparty: many(101) }, 82002],
    ['101 tags', { ...good, totag: many(101) }, 82003],
    ['no msgtype', { ...good, msgtype: undefined }, 40008],
    ['a msgtype nobody knows', { ...good, msgtype: 'markdown_v2' }, 40008],
    ['a text without content', { ...good, msgtype: 'text' }, 44004],
    ['an empty text', { ...good, msgtype: 'text', text: { content: '' } }, 44004],
    ['a card without title', card({ title: undefined }), 41016],
    ['a card without description', card({ description: '' }), 41033],
    ['a card without url', card({ url: undefined }), 41010],
    ['a url without scheme', card({ url: 'example.com/x' }), 45034],
    ['a url of another scheme', card({ url: 'ftp://example.com' }), 45034],
    ['a url above 1024 bytes', card({ url: `https://example.com/${'é'.repeat(503)}` }), 40039],
    ['a title that is no text', card({ title: 7 }), 40035],
    ['a switch that is neither 0 nor 1', { ...good, enable_duplicate_check: true }, 40035],
    [
      'an interval above four hours',
      { ...good, enable_duplicate_check: 1, duplicate_check_interval: 14_401 },
      40058,
    ],
  ])('%s', async (_fault, body, errcode) => {
    const json = await send(body);

    expect(json.errcode).toBe(errcode);
    expect(json).not.toHaveProperty('msgid');
    expect(world.sandbox.messages).toEqual([]);
  });

  it.each(['{"touser":', '[]', '"x"', ''])('%j, with a mark in the errmsg', async (body) => {
    const json = await send(body);

    expect(json.errcode).toBe(40058);
    expect(json.errmsg).toContain('Warning: wrong json format.');
  });

  it('ordinary characters written as \\uXXXX, but not control characters', async () => {
    const text = (content: string) =>
      JSON.stringify({ ...good, msgtype: 'text', text: { content: 'X' } }).replace('X', content);

    expect((await send(text('\\u5f20'))).errcode).toBe(40033);
    expect((await send(text('\\\\\\u5f20'))).errcode).toBe(40033);
    expect((await send(text('\\u0009'))).errcode).toBe(0);
    expect((await send(text('\\\\u5f20'))).errcode).toBe(0);
  });

  it.each(['mpnews', 'miniprogram_notice'])(
    '%s with a 501, because it cannot deliver it yet',
    async (msgtype) => {
      const { status, text } = await callAs('message/send', { body: { ...good, msgtype } });

      expect(status).toBe(501);
      expect(text).toContain(msgtype);
    },
  );

  it('one fault before another: agentid, recipients, msgtype, content, visible range', async () => {
    const nothing = {};
    const { agentid } = good;

    expect((await send(nothing)).errcode).toBe(41011);
    expect((await send({ agentid })).errcode).toBe(82001);
    expect((await send({ agentid, touser: 'x' })).errcode).toBe(40008);
    expect((await send({ agentid, touser: 'x', msgtype: 'textcard' })).errcode).toBe(41016);
    expect((await send({ ...good, touser: 'x' })).errcode).toBe(81013);
  });

  it('nobody with 81012 when that is the choice', async () => {
    world.sandbox.choices.noRecipient = 81012;

    expect((await send({ ...good, touser: '' })).errcode).toBe(81012);
  });

  it('a long url only above 2048 bytes when that is the choice', async () => {
    world.sandbox.choices.longestCardUrl = 2048;
    const url = (length: number) => 'https://e.cn/'.padEnd(length, 'x');

    expect((await send(card({ url: url(2048) }))).errcode).toBe(0);
    expect((await send(card({ url: url(2049) }))).errcode).toBe(40039);
  });
});
