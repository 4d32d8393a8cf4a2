import { Router } from 'express';
import { langOf } from '../lang.ts';
import { escapeHtml, htmlPage } from './html.ts';
import { loginTexts } from './texts.ts';

const seat =
  '<div class="tile"><svg viewBox="0 0 24 24" width="44" fill="currentColor"><circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 3.500-8 8-8s8 3 8 8z"/></svg></div>';

/** Somewhere for demo interviews to take place. */
export function createRoom(): Router {
  const router = Router();
  router.get('/room/:id', (req, res) => {
    const lang = langOf(req);
    const { roomTitle: title, roomText, roomNumber } = loginTexts[lang];
    const id = escapeHtml(String(req.params.id));
    const tiles = `<div class="tiles" aria-hidden="true">${seat}${seat}</div>`;
    const body = `<div class="room center"><h1>${title}</h1>${tiles}<p>${escapeHtml(roomText)}</p><p>${roomNumber} <b>${id}</b></p></div>`;
    res.send(htmlPage({ lang, title, body }));
  });
  return router;
}
