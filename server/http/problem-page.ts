import type { Request, Response } from 'express';
import type { Locale } from '#shared/locale.ts';
import type { ProblemError } from '#shared/problem-error.ts';
import { sendNotice } from './notice-page.ts';
import { localeOf } from './user-agent.ts';

interface Words {
  lost: { title: string; text: string };
  broken: { title: string; text: string };
  home: string;
  reference: string;
}

const words: Record<Locale, Words> = {
  'zh-CN': {
    lost: { title: '没有这个页面', text: '链接可能不完整。请回到我的面试，从那里打开。' },
    broken: { title: '暂时打不开', text: '服务器遇到了问题，请过一会儿再试。' },
    home: '我的面试',
    reference: '编号',
  },
  en: {
    lost: {
      title: 'There is no such page',
      text: 'The link may be cut off. Start from your interviews.',
    },
    broken: {
      title: 'This does not work right now',
      text: 'The server has a problem. Please try again in a moment.',
    },
    home: 'My interviews',
    reference: 'Reference',
  },
  fr: {
    lost: {
      title: 'Cette page n’existe pas',
      text: 'Le lien est peut-être incomplet. Repartez de vos entretiens.',
    },
    broken: {
      title: 'Cela ne fonctionne pas pour le moment',
      text: 'Le serveur a un problème. Réessayez dans un instant.',
    },
    home: 'Mes entretiens',
    reference: 'Référence',
  },
};

/** True for somebody who looks at an address, as opposed to a script that calls an API. */
export function isVisitor(req: Request): boolean {
  return (
    req.method === 'GET' &&
    !req.path.startsWith('/api/') &&
    req.accepts(['json', 'html']) === 'html'
  );
}

/** The same failure as a page with one way on. */
export function sendProblemPage(req: Request, res: Response, problem: ProblemError): void {
  const text = words[localeOf(req)];
  sendNotice(res, problem.status, {
    locale: localeOf(req),
    ...(problem.code === 'not_found' ? text.lost : text.broken),
    action: { label: text.home, href: '/' },
    footnote: `${text.reference} ${String(res.locals.requestId ?? '')}`,
  });
}
