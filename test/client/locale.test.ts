// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { locale, preferredLocale, savedLocale, setLocale, t } from '../../client/i18n/index.ts';

function pretend(userAgent: string, languages: string[]): void {
  vi.stubGlobal('navigator', { userAgent, languages });
}

describe('the language on the screen', () => {
  beforeEach(async () => {
    localStorage.clear();
    vi.unstubAllGlobals();
    await setLocale('zh-CN');
  });

  it('changes every sentence and the language of the document', async () => {
    await setLocale('fr');

    expect(locale()).toBe('fr');
    expect(t('title.list')).toBe('Mes entretiens');
    expect(document.documentElement.lang).toBe('fr');
  });

  it('is remembered only when the reader chose it', async () => {
    await setLocale('en');
    expect(savedLocale()).toBeUndefined();

    await setLocale('en', true);
    expect(savedLocale()).toBe('en');
  });

  it('is the saved choice before any hint', async () => {
    pretend('Mozilla/5.0 wxwork/5.0.0 Language/zh', ['zh-CN']);
    await setLocale('fr', true);

    expect(preferredLocale()).toBe('fr');
  });

  it('follows the hint of WeCom before the browser', () => {
    pretend('Mozilla/5.0 wxwork/5.0.0 MicroMessenger/7.0.1 Language/en ColorScheme/Dark', ['zh']);

    expect(preferredLocale()).toBe('en');
  });

  it('follows the browser where there is no hint, and is Chinese for everyone else', () => {
    pretend('Mozilla/5.0', ['de-DE', 'fr-CA']);
    expect(preferredLocale()).toBe('fr');

    pretend('Mozilla/5.0', ['de-DE']);
    expect(preferredLocale()).toBe('zh-CN');
  });
});
