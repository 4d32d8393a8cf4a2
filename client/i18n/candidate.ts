import { shallowRef } from 'vue';
import type { Locale } from '#shared/locale.ts';
import { candidateZhCN } from './candidate-zh-CN.ts';
import { setLocale } from './index.ts';
import { formatMessage, type Message, type Params } from './message.ts';

export type CandidateKey = keyof typeof candidateZhCN;
type Sentences = Readonly<Record<CandidateKey, Message>>;

const loaders: Record<Locale, () => Promise<Sentences>> = {
  'zh-CN': () => Promise.resolve(candidateZhCN),
  en: () => import('./candidate-en.ts').then((module) => module.candidateEn),
  fr: () => import('./candidate-fr.ts').then((module) => module.candidateFr),
};

const current = shallowRef<{ locale: Locale; sentences: Sentences }>({
  locale: 'zh-CN',
  sentences: candidateZhCN,
});

/** The candidate page's own sentences; members never download them. Reactive. */
export function tc(key: CandidateKey, params?: Params): string {
  return formatMessage(current.value.locale, current.value.sentences[key], params);
}

/** Both sets of sentences change together, once both files are here. */
export async function setCandidateLocale(locale: Locale, remember = false): Promise<void> {
  const sentences = await loaders[locale]();
  await setLocale(locale, remember);
  current.value = { locale, sentences };
}
