import { json, Router, static as files } from 'express';
import type { Selected } from '../cards/answers.ts';
import type { ClickCard } from '../cards/click-card.ts';
import type { Lang } from '../lang.ts';
import { langs } from '../lang.ts';
import { pagesFolder } from '../pages-folder.ts';
import { isProfile } from '../webview/profiles.ts';
import type { LinkCard } from '../mailbox.ts';
import type { PromptAnswer } from '../native/prompts.ts';
import type { Hub } from './hub.ts';
import { phoneState, type StateDeps } from './state.ts';

/** The page with the phones, and what it asks the sandbox for. */
export function createPhoneRoutes(
  deps: StateDeps & { hub: Hub; enter: (userid: string) => void; clickCard: ClickCard },
): Router {
  const { company, mailbox, prompts, devices, hub, enter, clickCard } = deps;
  const router = Router();
  // With a root, a dot in the name of a folder above it does no harm.
  const page = { root: pagesFolder, headers: { 'cache-control': 'no-cache' } };

  router.get('/', (_req, res) => res.sendFile('phone.html', page));
  router.use('/pages', files(pagesFolder, { index: false, cacheControl: false }));

  router.get('/phone/state', (_req, res) => {
    res.setHeader('Cache-Control', 'no-store');
    res.json(phoneState(deps));
  });
  router.get('/phone/events', (_req, res) => hub.listen(res));

  // JSON only: a form on some other page cannot send it.
  router.use('/phone', json());

  router.post('/phone/devices', async (req, res) => {
    const { userid, profile, lang, dark } = fieldsOf(req.body);
    const member = company.member(String(userid));
    if (!member || !isProfile(profile)) return void res.status(400).end();
    const options = { lang: isLang(lang) ? lang : 'zh-CN', dark: dark === true } as const;
    const { id, origins } = await devices.open(member.userid, profile, options);
    res.json({ id, origin: origins.device });
  });

  router.post('/phone/enter', (req, res) => {
    const member = company.member(String(fieldsOf(req.body).userid));
    if (!member) return void res.status(400).end();
    enter(member.userid);
    res.status(204).end();
  });

  router.post('/phone/cards/:messageId', (req, res) => {
    const { userid, key, selected } = fieldsOf(req.body);
    const messageId = Number(req.params.messageId);
    try {
      const choices = selectedOf(selected);
      clickCard({ userid: String(userid), messageId, key: String(key), selected: choices });
      res.status(204).end();
    } catch (error) {
      res.status(409).json({ error: error instanceof Error ? error.message : String(error) });
    }
  });

  router.post('/phone/prompts/:id', (req, res) => {
    const answer = promptAnswer(fieldsOf(req.body));
    res.status(prompts.answer(req.params.id, answer) ? 204 : 404).end();
  });

  // The client's own "forward", for a page that defines none.
  router.post('/phone/forwards', (req, res) => {
    const { from, userid, card } = fieldsOf(req.body);
    const [sender, recipient] = [from, userid].map((id) => company.member(String(id)));
    if (!sender || !recipient) return void res.status(400).end();
    mailbox.forward(sender.userid, recipient.userid, linkCard(fieldsOf(card)));
    res.status(204).end();
  });

  router.post('/phone/seen', (req, res) => {
    const { userid, chat } = fieldsOf(req.body);
    mailbox.markSeen(String(userid), String(chat));
    res.status(204).end();
  });

  return router;
}

function selectedOf(value: unknown): Selected {
  return Object.fromEntries(
    Object.entries(fieldsOf(value)).map(([key, ids]) => [
      key,
      Array.isArray(ids) ? ids.map(String) : [],
    ]),
  );
}

function promptAnswer({ userids }: Record<string, unknown>): PromptAnswer {
  return Array.isArray(userids) ? { userids: userids.map(String) } : { cancel: true };
}

function linkCard({ title, link }: Record<string, unknown>): LinkCard {
  return { title: String(title), desc: '', link: String(link), imgUrl: '' };
}

function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function isLang(value: unknown): value is Lang {
  return langs.some((lang) => lang === value);
}
