import { shallowRef, type ShallowRef } from 'vue';
import { defaultLocale, isLocale, pickLocale, type Locale } from '#shared/locale.ts';
import { formatMessage, type Params } from './message.ts';
import type { MessageKey, Messages } from './messages.ts';
import { zhCN } from './zh-CN.ts';

export type { MessageKey };

/** Chinese rides in the entry: most readers need it, and it stands in when another fails to load. */
const loaders: Record<Locale, () => Promise<Messages>> = {
  'zh-CN': () => Promise.resolve(zhCN),
  en: () => import('./en.ts').then((module) => module.en),
  fr: () => import('./fr.ts').then((module) => module.fr),
};

const savedKey = 'locale';
const current: ShallowRef<{ locale: Locale; messages: Messages }> = shallowRef({
  locale: defaultLocale,
  messages: zhCN,
});

/** The language on the screen; reactive. */
export function locale(): Locale {
  return current.value.locale;
}

/** The sentence for a key in the language on the screen; reactive. */
export function t(key: MessageKey, params?: Params): string {
  return formatMessage(current.value.locale, current.value.messages[key], params);
}

/** For keys put together from data, such as `round.2`. */
export function isMessageKey(key: string): key is MessageKey {
  return key in zhCN;
}

/** Shows another language, once its file is here. Remembers it when `remember` is set. */
export async function setLocale(next: Locale, remember = false): Promise<void> {
  const messages = await loaders[next]();
  current.value = { locale: next, messages };
  document.documentElement.lang = next;
  if (remember) saveLocale(next);
}

/** The reader's own choice, then the hint in WeCom's user agent, then the browser's languages. */
export function preferredLocale(): Locale {
  const saved = savedLocale();
  if (saved) return saved;
  const hint = /\bLanguage\/([\w-]+)/.exec(navigator.userAgent)?.[1];
  return pickLocale(hint ? [hint, ...navigator.languages] : navigator.languages) ?? defaultLocale;
}

/** What the reader chose on this device, if they ever did. */
export function savedLocale(): Locale | undefined {
  try {
    const saved = localStorage.getItem(savedKey);
    return isLocale(saved) ? saved : undefined;
  } catch {
    return undefined;
  }
}

function saveLocale(next: Locale): void {
  try {
    localStorage.setItem(savedKey, next);
  } catch {
    // A webview without storage still shows the language until it closes.
  }
}
