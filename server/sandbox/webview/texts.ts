import type { Lang } from '../lang.ts';

interface Texts {
  unreachableTitle: string;
  unreachableText: string;
}

export const webviewTexts: Record<Lang, Texts> = {
  'zh-CN': {
    unreachableTitle: '网页无法打开',
    unreachableText: '应用没有响应。请确认应用已经启动，然后刷新。',
  },
  en: {
    unreachableTitle: 'The page cannot be opened',
    unreachableText: 'The app does not answer. Make sure it is running, then refresh.',
  },
  fr: {
    unreachableTitle: 'Impossible d’ouvrir la page',
    unreachableText: 'L’application ne répond pas. Vérifiez qu’elle tourne, puis actualisez.',
  },
};
