import type { Request } from 'express';

/** The languages of the sandbox's own pages. */
export const langs = ['zh-CN', 'en', 'fr'] as const;
export type Lang = (typeof langs)[number];

/** By Accept-Language; Chinese for everybody else. */
export function langOf(req: Pick<Request, 'acceptsLanguages'>): Lang {
  return langFor(req.acceptsLanguages());
}

export function langFor(tags: readonly string[]): Lang {
  for (const tag of tags) {
    const found = langs.find((lang) => lang.slice(0, 2) === tag.slice(0, 2).toLowerCase());
    if (found) return found;
  }
  return 'zh-CN';
}
