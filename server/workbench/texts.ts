import type { Locale } from '#shared/locale.ts';

/** The tile's three figures, each a word or two: the tile is small. */
export const tileTexts: Record<Locale, { today: string; next: string; toRate: string }> = {
  'zh-CN': { today: '今日', next: '下一场', toRate: '待评价' },
  en: { today: 'Today', next: 'Next', toRate: 'To rate' },
  fr: { today: 'Aujourd’hui', next: 'Suivant', toRate: 'À évaluer' },
};
