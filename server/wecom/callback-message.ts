import { elementIn, elementsIn, parseXml, textIn, type XmlElement } from './callback-xml.ts';

interface Common {
  /** The Event, or the MsgType of a member's message. */
  name: string;
  /** The userid as WeCom spells it, or `sys`. */
  from: string;
  /** Seconds. */
  createTime: number;
  /** Absent for contact and calendar events. */
  agentId: number | undefined;
}

export interface Selection {
  questionKey: string;
  optionIds: string[];
}

/** What a card's click brings; `responseCode` updates the card once, within 72 hours. */
interface CardClick {
  eventKey: string;
  taskId: string;
  cardType: string;
  responseCode: string;
}

/** What WeCom tells an app, by what an app does with it (pages 90239, 90240, 93651). */
export type CallbackMessage = Common &
  (
    | { kind: 'message'; msgId: string; content: string; mediaId: string }
    /** Added to the visible range, or removed from it; joined, left or disabled. */
    | { kind: 'member'; name: 'subscribe' | 'unsubscribe' }
    | { kind: 'menu'; eventKey: string }
    | ({ kind: 'card' } & CardClick & { selections: Selection[] })
    | ({ kind: 'card_menu' } & CardClick)
    | { kind: 'calendar'; calId: string; scheduleId: string }
    /** Sent to the contacts assistant, to some apps as well (page 90970). */
    | { kind: 'contact'; changeType: string; userid: string; newUserid: string }
    | { kind: 'other'; xml: XmlElement }
  );

/**
 * The Encrypt element of a POST (page 90238), '' when there is none. Whatever stands beside it is
 * not signed, so nothing else is read.
 * @throws CallbackXmlError
 */
export function readEncrypted(body: string): string {
  return textIn(parseXml(body), 'Encrypt');
}

/** @throws CallbackXmlError */
export function readMessage(text: string): CallbackMessage {
  const xml = parseXml(text);
  const msgType = textIn(xml, 'MsgType');
  const agentId = textIn(xml, 'AgentID').trim();
  const common = {
    from: textIn(xml, 'FromUserName'),
    createTime: Number(textIn(xml, 'CreateTime')),
    agentId: agentId ? Number(agentId) : undefined,
  };
  if (msgType === 'event') return readEvent(textIn(xml, 'Event'), xml, common);
  return {
    ...common,
    kind: 'message',
    name: msgType,
    msgId: textIn(xml, 'MsgId').trim(),
    content: textIn(xml, 'Content'),
    mediaId: textIn(xml, 'MediaId'),
  };
}

function readEvent(name: string, xml: XmlElement, common: Omit<Common, 'name'>): CallbackMessage {
  switch (name) {
    case 'subscribe':
    case 'unsubscribe':
      return { ...common, kind: 'member', name };
    case 'click':
    case 'view':
    case 'view_miniprogram':
      return { ...common, kind: 'menu', name, eventKey: textIn(xml, 'EventKey') };
    case 'template_card_event':
      return { ...common, kind: 'card', name, ...cardClick(xml), selections: selections(xml) };
    case 'template_card_menu_event':
      return { ...common, kind: 'card_menu', name, ...cardClick(xml) };
    case 'modify_calendar':
    case 'delete_calendar':
    case 'add_schedule':
    case 'modify_schedule':
    case 'delete_schedule':
    case 'respond_schedule':
      return {
        ...common,
        kind: 'calendar',
        name,
        calId: textIn(xml, 'CalId'),
        scheduleId: textIn(xml, 'ScheduleId'),
      };
    case 'change_contact':
      return {
        ...common,
        kind: 'contact',
        name,
        changeType: textIn(xml, 'ChangeType'),
        userid: textIn(xml, 'UserID'),
        newUserid: textIn(xml, 'NewUserID'),
      };
    default:
      return { ...common, kind: 'other', name, xml };
  }
}

function cardClick(xml: XmlElement): CardClick {
  return {
    eventKey: textIn(xml, 'EventKey'),
    taskId: textIn(xml, 'TaskId'),
    cardType: textIn(xml, 'CardType'),
    responseCode: textIn(xml, 'ResponseCode'),
  };
}

/** Empty or absent for a plain button; nothing says which. */
function selections(xml: XmlElement): Selection[] {
  const all = elementIn(xml, 'SelectedItems');
  if (!all) return [];
  return elementsIn(all, 'SelectedItem').map((item) => {
    const ids = elementIn(item, 'OptionIds');
    return {
      questionKey: textIn(item, 'QuestionKey'),
      optionIds: ids ? elementsIn(ids, 'OptionId').map((id) => id.text) : [],
    };
  });
}
