import type { Request, Response } from 'express';
import type { Locale } from '#shared/locale.ts';
import { sendNotice } from '../../http/notice-page.ts';
import { localeOf } from '../../http/user-agent.ts';

interface Words {
  title: string;
  text: string;
}

const invalid: Record<Locale, Words> = {
  'zh-CN': {
    title: '这个链接打不开',
    text: '链接可能不完整、已过期，或者面试已取消。请再次打开邀请里的链接；如果还是不行，请联系邀请您的人。',
  },
  en: {
    title: 'This link does not open anything',
    text: 'It may be cut off, too old, or the interview may be cancelled. Open the link in your invitation again; if that does not help, contact whoever invited you.',
  },
  fr: {
    title: 'Ce lien n’ouvre rien',
    text: 'Il est peut-être incomplet ou trop ancien, ou l’entretien est annulé. Ouvrez de nouveau le lien de votre invitation ; si cela n’aide pas, contactez la personne qui vous a invité·e.',
  },
};

const tooMany: Record<Locale, Words> = {
  'zh-CN': { title: '请稍后再试', text: '请求过于频繁，请过几分钟再打开链接。' },
  en: {
    title: 'Please wait a moment',
    text: 'Too many requests. Open the link again in a few minutes.',
  },
  fr: {
    title: 'Veuillez patienter',
    text: 'Trop de demandes. Ouvrez de nouveau le lien dans quelques minutes.',
  },
};

/** The same for wrong, expired and revoked, to the byte. */
export function sendLinkInvalid(req: Request, res: Response): void {
  const locale = localeOf(req);
  sendNotice(res, 404, { locale, ...invalid[locale] });
}

export function sendTooMany(req: Request, res: Response): void {
  const locale = localeOf(req);
  sendNotice(res, 429, { locale, ...tooMany[locale] });
}
