import { watchEffect } from 'vue';
import { t } from '../i18n/index.ts';

/** Keeps the window's title; null leaves it to another page on the screen. */
export function usePageTitle(title: () => string | null): void {
  watchEffect(() => {
    const text = title();
    if (text !== null) document.title = `${text} · ${t('app.name')}`;
  });
}
