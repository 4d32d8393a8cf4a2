/** The languages every page, error and message exists in. */
export const locales = ['zh-CN', 'en', 'fr'] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'zh-CN';

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/**
 * The first of ours that a list of language tags asks for, best tag first.
 * Any Chinese tag means zh-CN: we have no other Chinese text.
 */
export function pickLocale(tags: readonly string[]): Locale | undefined {
  for (const tag of tags) {
    const language = tag.trim().toLowerCase().split('-')[0];
    const found = locales.find((locale) => locale.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return undefined;
}
