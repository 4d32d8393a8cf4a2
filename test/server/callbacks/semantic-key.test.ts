import { describe, expect, it } from 'vitest';
import { lineOf, semanticKey } from '../../../server/callbacks/semantic-key.ts';
import { readMessage } from '../../../server/wecom/callback-message.ts';
import { buildXml, type XmlFields } from '../../../server/wecom/callback-xml.ts';

const common = { ToUserName: 'corp', FromUserName: 'ZhangSan', CreateTime: 1_700_000_000 };

function xml(fields: XmlFields): string {
  return buildXml({ ...common, MsgType: 'event', AgentID: 1, ...fields });
}
function keyOf(fields: XmlFields): string {
  const text = xml(fields);
  return semanticKey(readMessage(text), text);
}

const click = {
  Event: 'template_card_event',
  EventKey: 'accept:1',
  TaskId: 'task-1',
  CardType: 'button_interaction',
  ResponseCode: 'code-1',
};
const leave = { Event: 'unsubscribe', EventKey: '' };
const menu = { Event: 'click', EventKey: 'today' };
const schedule = { Event: 'delete_schedule', CalId: 'cal', ScheduleId: 'one' };
const contact = { Event: 'change_contact', ChangeType: 'update_user', UserID: 'a', Name: 'A' };
const approval = { Event: 'open_approval_change', ApprovalInfo: { ThirdNo: '1', OpenSpStatus: 1 } };

describe('two events of one person in one second are two', () => {
  it.each([
    ['cards: another code', click, { ResponseCode: 'code-2' }],
    ['cards: another button', click, { EventKey: 'decline:1' }],
    ['cards: another card', click, { TaskId: 'task-2' }],
    ['members: left, then came', leave, { Event: 'subscribe' }],
    ['menus: another entry', menu, { EventKey: 'todo' }],
    ['menus: another kind of entry', menu, { Event: 'view' }],
    ['schedules: another one', schedule, { ScheduleId: 'two' }],
    ['schedules: something else', schedule, { Event: 'modify_schedule' }],
    ['contacts: another change', contact, { Name: 'B' }],
    ['something unknown: any difference', approval, { ApprovalInfo: { ThirdNo: '2' } }],
    ['messages: another id', { MsgType: 'text', MsgId: '1' }, { MsgId: '2' }],
  ])('%s', (_what, fields: XmlFields, change: XmlFields) => {
    expect(keyOf({ ...fields, ...change })).not.toBe(keyOf(fields));
    expect(keyOf({ ...fields, FromUserName: 'LiNa', ...change })).not.toBe(keyOf(fields));
  });

  it('and so are two without an id or a time', () => {
    expect(keyOf({ MsgType: 'text', Content: 'a' })).not.toBe(
      keyOf({ MsgType: 'text', Content: 'b' }),
    );
    expect(keyOf({ ...leave, CreateTime: 0, A: '1' })).not.toBe(keyOf({ ...leave, CreateTime: 0 }));
  });
});

describe('one event is one', () => {
  it.each([click, leave, menu, schedule, contact, approval])(
    '$Event, however written',
    (fields) => {
      const all = { ...common, MsgType: 'event', AgentID: 1, ...fields };
      const reversed = buildXml(Object.fromEntries(Object.entries(all).reverse()), {
        cdata: false,
      });

      expect(semanticKey(readMessage(reversed), reversed)).toBe(keyOf(fields));
    },
  );

  it('a message by its id alone', () => {
    const first = keyOf({ MsgType: 'text', MsgId: '7', Content: 'a' });

    expect(keyOf({ MsgType: 'text', MsgId: '7', Content: 'a', CreateTime: 1 })).toBe(first);
  });

  it('and its key says nothing about anybody', () => {
    expect(keyOf(leave)).toMatch(/^member:[0-9a-f]{64}$/);
  });
});

it('events about one thing keep their order', () => {
  const lines = [click, { ...click, ResponseCode: 'code-2', FromUserName: 'LiNa' }].map((fields) =>
    lineOf(readMessage(xml(fields))),
  );

  expect(lines).toEqual(['card:task-1', 'card:task-1']);
  expect(lineOf(readMessage(xml(schedule)))).toBe('schedule:one');
  expect(lineOf(readMessage(xml(leave)))).toBe('member:zhangsan');
  expect(lineOf(readMessage(xml(menu)))).toBeUndefined();
});
