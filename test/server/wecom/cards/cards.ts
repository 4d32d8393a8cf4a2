import type {
  ButtonInteraction,
  MultipleInteraction,
  NewsNotice,
  TextNotice,
  VoteInteraction,
} from '../../../../server/wecom/cards/card-types.ts';

export const url = 'https://e.com/r/42';
export const mainTitle = { title: 'Interview' };
export const menu = { actions: [{ text: 'Mute', key: 'mute' }] };
export const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `o${at}`, text: `Option ${at}` }));

export const text: TextNotice = { type: 'text_notice', mainTitle, cardAction: { url } };
export const news: NewsNotice = {
  type: 'news_notice',
  mainTitle,
  image: { url },
  cardAction: { url },
};
export const buttons: ButtonInteraction = {
  type: 'button_interaction',
  taskId: 'interview-42@7',
  mainTitle,
  buttons: [
    { text: 'Accept', style: 1, key: 'accept' },
    { text: 'Open', url },
  ],
};
export const vote: VoteInteraction = {
  type: 'vote_interaction',
  taskId: 't',
  mainTitle,
  checkbox: {
    questionKey: 'q',
    options: options(2).map((option) => ({ ...option, isChecked: false })),
  },
  submit: { text: 'Send', key: 'send' },
};
export const multiple: MultipleInteraction = {
  type: 'multiple_interaction',
  taskId: 't',
  mainTitle,
  selections: [{ questionKey: 'q', options: options(2) }],
  submit: { text: 'Send', key: 'send' },
};
