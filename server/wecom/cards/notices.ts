import { check } from '../check.ts';
import { WecomLimitError } from '../limit-error.ts';
import type { NewsNotice, TextNotice } from './card-types.ts';
import { actionMenu, heading, horizontal, linkAction, optionalLink, quote } from './parts.ts';

const root = 'template_card';

/** What both notices have. */
export function noticeParts(card: TextNotice | NewsNotice): object {
  const jumps = card.jumps ?? [];
  check.count(`${root}.jump_list`, jumps, 0, 3);
  return {
    action_menu: actionMenu(card.actionMenu),
    quote_area: quote(card.quote),
    horizontal_content_list: horizontal(card.horizontal),
    jump_list: jumps.map(({ title, link }, at) => {
      const field = `${root}.jump_list[${at}]`;
      check.filled(`${field}.title`, title);
      return { ...optionalLink(field, link), title };
    }),
    card_action: linkAction(`${root}.card_action`, card.cardAction),
  };
}

export function textParts(card: TextNotice): object {
  if (!card.mainTitle?.title && !card.subTitle) {
    throw new WecomLimitError(`${root}.main_title.title`, 'or sub_title_text is required');
  }
  return {
    main_title: heading(`${root}.main_title`, card.mainTitle, false),
    emphasis_content: heading(`${root}.emphasis_content`, card.emphasis, false),
    sub_title_text: card.subTitle,
  };
}

export function newsParts(card: NewsNotice): object {
  if (!card.imageText && !card.image) {
    throw new WecomLimitError(`${root}.card_image`, 'or image_text_area is required');
  }
  const vertical = card.vertical ?? [];
  check.count(`${root}.vertical_content_list`, vertical, 0, 4);
  return {
    main_title: heading(`${root}.main_title`, card.mainTitle, true),
    image_text_area: imageText(card.imageText),
    card_image: cardImage(card.image),
    vertical_content_list: vertical.map(({ title, desc }, at) => {
      check.filled(`${root}.vertical_content_list[${at}].title`, title);
      return { title, desc };
    }),
  };
}

function imageText(area: NewsNotice['imageText']): object | undefined {
  if (!area) return undefined;
  const field = `${root}.image_text_area`;
  check.url(`${field}.image_url`, area.imageUrl);
  const { title, desc, imageUrl } = area;
  return { ...optionalLink(field, area.link), title, desc, image_url: imageUrl };
}

function cardImage(image: NewsNotice['image']): object | undefined {
  if (!image) return undefined;
  check.url(`${root}.card_image.url`, image.url);
  const { aspectRatio: ratio } = image;
  if (ratio !== undefined && !(ratio > 1.3 && ratio < 2.25)) {
    throw new WecomLimitError(`${root}.card_image.aspect_ratio`, 'must lie between 1.3 and 2.25');
  }
  return { url: image.url, aspect_ratio: ratio };
}
