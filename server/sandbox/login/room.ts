import { Router } from 'express';
import { langOf } from '../lang.ts';
import { escapeHtml, htmlPage } from './html.ts';
import { loginTexts } from './texts.ts';

/** Somewhere for demo interviews to take place. */
export function createRoom(): Router {
  const router = Router();
  router.get('/room/:id', (req, res) => {
    const lang = langOf(req);
    const { roomTitle: title, roomText, roomNumber } = loginTexts[lang];
    const id = escapeHtml(String(req.params.id));
    const tiles = `<div class="tiles" aria-hidden="true"><div class="tile">🧑‍💻</div><div class="tile">🙋</div></div>`;
    const body = `<div class="room center"><h1>${title}</h1>${tiles}<p>${escapeHtml(roomText)}</p><p>${roomNumber} <b>${id}</b></p></div>`;
    res.send(htmlPage({ lang, title, body }));
  });
  return router;
}
