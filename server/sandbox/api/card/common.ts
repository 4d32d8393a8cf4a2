import { Refusal } from '../refusal.ts';
import {
  checkLink,
  checkUnique,
  checkUrl,
  choiceOf,
  keyOf,
  listOf,
  missing,
  optionalPart,
  optionalString,
  requiredText,
  tooLong,
  type Part,
} from './fields.ts';

export function checkSource(card: Part): void {
  const source = optionalPart(card.source);
  if (!source) return;
  if (source.icon_url !== undefined) checkUrl(source, 'icon_url', missing);
  optionalString(source.desc);
  choiceOf(source.desc_color, [0, 1, 2, 3]);
}

/** The texts that a card need not have are texts all the same, and not objects of any kind. */
export function checkTexts(card: Part): void {
  for (const name of ['main_title', 'emphasis_content', 'quote_area', 'image_text_area']) {
    const part = optionalPart(card[name]);
    for (const text of ['title', 'desc', 'quote_text']) optionalString(part?.[text]);
  }
  optionalString(card.sub_title_text);
}

export function checkTitle(card: Part): void {
  requiredText(optionalPart(card.main_title) ?? {}, 'title', 41016);
}

/** The keys of the "more" menu; empty without one. */
export function checkActionMenu(card: Part): string[] {
  const menu = optionalPart(card.action_menu);
  if (!menu) return [];
  const keys = listOf(menu.action_list, 1, 3, tooLong).map((action) => {
    requiredText(action, 'text', missing);
    return keyOf(action, 'key', tooLong);
  });
  checkUnique(keys, 42051);
  return keys;
}

export function checkQuote(card: Part): void {
  const quote = optionalPart(card.quote_area);
  if (quote) checkLink(quote, [0, 1, 2]);
}

/** `hasMedia` tells whether an uploaded file can be sent. */
export function checkHorizontal(card: Part, hasMedia: (id: string) => boolean): void {
  for (const row of listOf(card.horizontal_content_list, 0, 6, 42035)) {
    requiredText(row, 'keyname', 42027);
    optionalString(row.value);
    const type = choiceOf(row.type, [0, 1, 2, 3]);
    if (type === 1) checkUrl(row);
    if (type === 2 && !hasMedia(requiredText(row, 'media_id', 42029))) throw new Refusal(40007);
    if (type === 3) requiredText(row, 'userid', 42050);
  }
}

export function checkJumps(card: Part): void {
  for (const jump of listOf(card.jump_list, 0, 3, 42042)) {
    requiredText(jump, 'title', 42033);
    checkLink(jump, [0, 1, 2]);
  }
}

export function checkCardAction(card: Part, isRequired: boolean): void {
  const action = optionalPart(card.card_action);
  if (!action) {
    if (isRequired) throw new Refusal(42045);
    return;
  }
  if (isRequired && action.type === undefined) throw new Refusal(42045);
  checkLink(action, isRequired ? [1, 2] : [0, 1, 2]);
}

export function checkImages(card: Part): void {
  const area = optionalPart(card.image_text_area);
  const image = optionalPart(card.card_image);
  if (!area && !image) throw new Refusal(42044);
  if (area) {
    checkUrl(area, 'image_url', missing);
    checkLink(area, [0, 1, 2]);
  }
  if (!image) return;
  checkUrl(image, 'url', 42044);
  const { aspect_ratio: ratio } = image;
  if (ratio === undefined) return;
  if (typeof ratio !== 'number') throw new Refusal(40035);
  if (ratio <= 1.3 || ratio >= 2.25) throw new Refusal(40058);
}

export function checkVertical(card: Part): void {
  for (const row of listOf(card.vertical_content_list, 0, 4, 42036)) {
    requiredText(row, 'title', missing);
  }
}
