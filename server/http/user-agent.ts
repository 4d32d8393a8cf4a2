import type { Request } from 'express';
import { defaultLocale, pickLocale, type Locale } from '#shared/locale.ts';

export type Client = 'wecom' | 'desktop' | 'phone';

/**
 * Where the request comes from. WeCom's user agent also names WeChat, and on a Mac no blank
 * precedes `wxwork` (page 90315). A member who reads WeCom inside WeChat signs in the same way.
 */
export function clientOf(req: Request): Client {
  const agent = req.headers['user-agent'] ?? '';
  if (/wxwork\/|micromessenger/i.test(agent)) return 'wecom';
  return /android|iphone|ipad|ipod|openharmony|mobile/i.test(agent) ? 'phone' : 'desktop';
}

/** The language for a reader we do not know: WeCom's own setting, then the browser's list. */
export function localeOf(req: Request): Locale {
  const wecom = /\bLanguage\/([\w-]+)/.exec(req.headers['user-agent'] ?? '')?.[1];
  const accepted = req.acceptsLanguages().filter((tag) => tag !== '*');
  return pickLocale(wecom ? [wecom, ...accepted] : accepted) ?? defaultLocale;
}
