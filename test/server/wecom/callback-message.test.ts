import { describe, expect, it } from 'vitest';
import { readEncrypted, readMessage } from '../../../server/wecom/callback-message.ts';

const event = (name: string, fields = '') =>
  readMessage(
    `<xml><ToUserName>ww1</ToUserName><FromUserName><![CDATA[ZhangSan]]></FromUserName>` +
      `<CreateTime>1700000000</CreateTime><MsgType><![CDATA[event]]></MsgType>` +
      `<Event><![CDATA[${name}]]></Event>${fields}<AgentID>1000002</AgentID></xml>`,
  );

const card =
  '<EventKey>yes</EventKey><TaskId>task_1</TaskId><CardType>vote_interaction</CardType>' +
  '<ResponseCode>code</ResponseCode>';
const common = { from: 'ZhangSan', createTime: 1_700_000_000, agentId: 1_000_002 };
const click = { ...common, eventKey: 'yes', taskId: 'task_1', responseCode: 'code' };

describe('the message inside a callback', () => {
  it('is a text, with its 64-bit id as text', () => {
    const xml =
      '<xml><FromUserName>ZhangSan</FromUserName><CreateTime>1700000000</CreateTime>' +
      '<MsgType>text</MsgType><Content>a &amp; b</Content><MsgId>4561255354251345929</MsgId>' +
      '<AgentID>1000002</AgentID></xml>';

    expect(readMessage(xml)).toEqual({
      ...common,
      kind: 'message',
      name: 'text',
      msgId: '4561255354251345929',
      content: 'a & b',
      mediaId: '',
    });
  });

  it.each(['subscribe', 'unsubscribe'])('is a member’s %s', (name) => {
    expect(event(name, '<EventKey></EventKey>')).toEqual({ ...common, kind: 'member', name });
  });

  it.each(['click', 'view', 'view_miniprogram'])('is a tap on the menu: %s', (name) => {
    expect(event(name, '<EventKey>key</EventKey>')).toEqual({
      ...common,
      kind: 'menu',
      name,
      eventKey: 'key',
    });
  });

  it('is a click on a card, with one answer, with many, or with none', () => {
    const item = (key: string, ...ids: string[]) =>
      `<SelectedItem><QuestionKey>${key}</QuestionKey><OptionIds>` +
      `${ids.map((id) => `<OptionId>${id}</OptionId>`).join('')}</OptionIds></SelectedItem>`;
    const of = (fields: string) => {
      const message = event('template_card_event', card + fields);
      return message.kind === 'card' && message.selections;
    };

    expect(event('template_card_event', card)).toMatchObject({ ...click, kind: 'card' });
    expect(of('')).toEqual([]);
    expect(of('<SelectedItems></SelectedItems>')).toEqual([]);
    expect(of(`<SelectedItems>${item('q', '1')}</SelectedItems>`)).toEqual([
      { questionKey: 'q', optionIds: ['1'] },
    ]);
    expect(of(`<SelectedItems>${item('q', '1', '2')}${item('r')}</SelectedItems>`)).toEqual([
      { questionKey: 'q', optionIds: ['1', '2'] },
      { questionKey: 'r', optionIds: [] },
    ]);
    expect(of('<SelectedItems><SelectedItem/></SelectedItems>')).toEqual([
      { questionKey: '', optionIds: [] },
    ]);
  });

  it('is a click in the menu of a card', () => {
    expect(event('template_card_menu_event', card)).toMatchObject({ ...click, kind: 'card_menu' });
  });

  it.each(['modify_schedule', 'delete_schedule', 'respond_schedule', 'add_schedule'])(
    'is a calendar’s %s',
    (name) => {
      expect(event(name, '<CalId>cal</CalId><ScheduleId>s1</ScheduleId>')).toMatchObject({
        kind: 'calendar',
        name,
        calId: 'cal',
        scheduleId: 's1',
      });
    },
  );

  it('may be an event that nobody here knows, or one without an AgentID', () => {
    const change =
      '<xml><FromUserName>sys</FromUserName><CreateTime>1</CreateTime><MsgType>event</MsgType>' +
      '<Event>change_weather</Event><ChangeType>more_rain</ChangeType></xml>';

    expect(readMessage(change)).toMatchObject({
      kind: 'other',
      name: 'change_weather',
      from: 'sys',
      agentId: undefined,
    });
  });
});

describe('the envelope of a callback', () => {
  it('holds the ciphertext in any order, as CDATA or as plain text', () => {
    const plain = '<xml><Encrypt>abc=</Encrypt><AgentID>1</AgentID></xml>';
    const cdata = '<xml><AgentID/><Encrypt><![CDATA[abc=]]></Encrypt></xml>';

    expect(readEncrypted(plain)).toBe('abc=');
    expect(readEncrypted(cdata)).toBe('abc=');
    expect(readEncrypted('<xml><AgentID>1</AgentID></xml>')).toBe('');
  });
});
