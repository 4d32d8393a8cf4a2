import { check } from '../check.ts';
import type {
  ActionMenu,
  Heading,
  HorizontalContent,
  Link,
  Quote,
  TemplateCard,
} from './card-types.ts';

const root = 'template_card';
/** Keys that come back in an event (page 90236). */
const keyBytes = 1024;

export function sourceOf(source: TemplateCard['source']): object | undefined {
  if (!source) return undefined;
  if (source.iconUrl !== undefined) check.url(`${root}.source.icon_url`, source.iconUrl);
  return { icon_url: source.iconUrl, desc: source.desc, desc_color: source.descColor };
}

export function heading(
  field: string,
  given: Heading | undefined,
  needsTitle: boolean,
): object | undefined {
  if (needsTitle) check.filled(`${field}.title`, given?.title ?? '');
  return given && { title: given.title, desc: given.desc };
}

/** The fields of a link: type 1 for a page, 2 for a mini program. */
export function linkAction(field: string, link: Link): object {
  if ('url' in link) {
    check.url(`${field}.url`, link.url);
    return { type: 1, url: link.url };
  }
  check.filled(`${field}.appid`, link.appid);
  return { type: 2, appid: link.appid, pagepath: link.pagepath };
}

export function optionalLink(field: string, link: Link | undefined): object {
  return link ? linkAction(field, link) : { type: 0 };
}

export function actionMenu(menu: ActionMenu | undefined): object | undefined {
  if (!menu) return undefined;
  const field = `${root}.action_menu.action_list`;
  check.count(field, menu.actions, 1, 3);
  menu.actions.forEach(({ text, key }, at) => {
    check.filled(`${field}[${at}].text`, text);
    checkKey(`${field}[${at}].key`, key);
  });
  check.unique(
    field,
    menu.actions.map(({ key }) => key),
  );
  return { desc: menu.desc, action_list: menu.actions.map(({ text, key }) => ({ text, key })) };
}

export function quote(given: Quote | undefined): object | undefined {
  if (!given) return undefined;
  const link = optionalLink(`${root}.quote_area`, given.link);
  return { ...link, title: given.title, quote_text: given.quoteText };
}

export function horizontal(rows: HorizontalContent[] | undefined): object[] | undefined {
  if (!rows) return undefined;
  const field = `${root}.horizontal_content_list`;
  check.count(field, rows, 0, 6);
  return rows.map((row, at) => {
    check.filled(`${field}[${at}].keyname`, row.keyname);
    const { keyname, value } = row;
    return { keyname, value, ...target(`${field}[${at}]`, row) };
  });
}

function target(field: string, row: HorizontalContent): object {
  if ('url' in row && row.url !== undefined) {
    check.url(`${field}.url`, row.url);
    return { type: 1, url: row.url };
  }
  if ('mediaId' in row && row.mediaId !== undefined) {
    check.filled(`${field}.media_id`, row.mediaId);
    return { type: 2, media_id: row.mediaId };
  }
  if ('userid' in row && row.userid !== undefined) {
    check.filled(`${field}.userid`, row.userid);
    return { type: 3, userid: row.userid };
  }
  return {};
}

export function checkKey(field: string, key: string): void {
  check.filled(field, key);
  check.bytes(field, key, keyBytes);
}
