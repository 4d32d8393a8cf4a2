import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { pair, useCallbacks } from './use-callbacks.ts';

export const { agentId } = demoCredentials;
const url = 'https://app.example.test/i/1';

/** The smallest card of each type that WeCom takes. */
export const cards = {
  text_notice: {
    card_type: 'text_notice',
    main_title: { title: 'Interview' },
    card_action: { type: 1, url },
  },
  news_notice: {
    card_type: 'news_notice',
    main_title: { title: 'Interview' },
    card_image: { url: 'https://app.example.test/p.png' },
    card_action: { type: 1, url },
  },
  button_interaction: {
    card_type: 'button_interaction',
    task_id: 'interview-42@7',
    main_title: { title: 'Interview' },
    button_list: [
      { text: 'Accept', style: 1, key: 'accept' },
      { text: 'Open', type: 1, url },
    ],
  },
  vote_interaction: {
    card_type: 'vote_interaction',
    task_id: 'vote-1',
    main_title: { title: 'When?' },
    checkbox: {
      question_key: 'day',
      mode: 1,
      option_list: [
        { id: 'mon', text: 'Monday', is_checked: true },
        { id: 'tue', text: 'Tuesday', is_checked: false },
      ],
    },
    submit_button: { text: 'Send', key: 'send' },
  },
  multiple_interaction: {
    card_type: 'multiple_interaction',
    task_id: 'multi-1',
    main_title: { title: 'Rate' },
    select_list: [
      {
        question_key: 'code',
        selected_id: 'good',
        option_list: [
          { id: 'bad', text: 'Bad' },
          { id: 'good', text: 'Good' },
        ],
      },
    ],
    submit_button: { text: 'Send', key: 'send' },
  },
} as const;

type Card = Record<string, unknown>;

/** A sandbox, an app that hears its callbacks, and calls about cards. */
export function useCards() {
  const callbacks = useCallbacks();
  const { callAs } = callbacks;

  const send = (card: Card, touser = 'ZhangSan|LiNa') =>
    callAs('message/send', {
      body: { touser, agentid: agentId, msgtype: 'template_card', template_card: card },
    });

  /** Sends a card and gives the code that changes it. */
  async function sent(card: Card = cards.button_interaction, touser?: string): Promise<string> {
    const { json } = await send(card, touser);
    if (json.errcode !== 0) throw new Error(`refused with ${String(json.errcode)}`);
    return String(json.response_code);
  }

  const update = (response_code: string, rest: Card) =>
    callAs('message/update_template_card', {
      body: { agentid: agentId, response_code, ...rest },
    });

  const shown = (userid: string) => callbacks.world.sandbox.messagesTo(userid).at(-1);

  return { ...callbacks, pair, send, sent, update, shown };
}
