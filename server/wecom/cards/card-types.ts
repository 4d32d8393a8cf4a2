/** Where a click on a part of a card leads: a page, or a mini program bound to the app. */
export type Link = { url: string } | { appid: string; pagepath?: string };

export interface Heading {
  title?: string;
  desc?: string;
}

interface Common {
  /** What stands above the card, with its icon. Colours: 0 grey, 1 black, 2 red, 3 green. */
  source?: { iconUrl?: string; desc?: string; descColor?: 0 | 1 | 2 | 3 };
  /**
   * Unique in the app for ever, of `0-9A-Za-z_-@`, at most 128 bytes. Left out of a card that
   * replaces another.
   */
  taskId?: string;
}

/** The "…" of a card, 1 to 3 entries; their keys come back in template_card_menu_event. */
export interface ActionMenu {
  desc?: string;
  actions: { text: string; key: string }[];
}

/** A row "keyname: value"; with a link, an attachment or a member's profile behind the value. */
export type HorizontalContent = { keyname: string; value?: string } & (
  | { url?: undefined; mediaId?: undefined; userid?: undefined }
  | { url: string }
  | { mediaId: string }
  | { userid: string }
);

export interface Quote {
  link?: Link;
  title?: string;
  quoteText?: string;
}

export interface Jump {
  title: string;
  link?: Link;
}

interface Notice extends Common {
  actionMenu?: ActionMenu;
  quote?: Quote;
  /** At most 6. */
  horizontal?: HorizontalContent[];
  /** At most 3. */
  jumps?: Jump[];
  cardAction: Link;
}

export interface TextNotice extends Notice {
  type: 'text_notice';
  /** Its title and `subTitle` must not both be missing. */
  mainTitle?: Heading;
  emphasis?: Heading;
  subTitle?: string;
}

export interface NewsNotice extends Notice {
  type: 'news_notice';
  mainTitle: Heading & { title: string };
  /** Image text area or card image, or both. */
  imageText?: { imageUrl: string; link?: Link; title?: string; desc?: string };
  /** `aspectRatio` between 1.3 and 2.25, both excluded. */
  image?: { url: string; aspectRatio?: number };
  /** At most 4. */
  vertical?: { title: string; desc?: string }[];
}

export interface Option {
  /** At most 128 bytes, unique in its list. */
  id: string;
  text: string;
}

/** A drop-down of 1 to 10 options. `disable` only in a card that replaces another. */
export interface Selection {
  questionKey: string;
  title?: string;
  selectedId?: string;
  options: Option[];
  disable?: boolean;
}

/** Calls back with `key`, or opens `url` without calling back. Styles 1 to 4. */
export type Button = { text: string; style?: 1 | 2 | 3 | 4 } & ({ key: string } | { url: string });

export interface ButtonInteraction extends Common {
  type: 'button_interaction';
  actionMenu?: ActionMenu;
  mainTitle: Heading & { title: string };
  quote?: Quote;
  subTitle?: string;
  horizontal?: HorizontalContent[];
  cardAction?: Link;
  selection?: Selection;
  /** 1 to 6. */
  buttons: Button[];
  replaceText?: string;
}

export interface VoteInteraction extends Common {
  type: 'vote_interaction';
  mainTitle: Heading & { title: string };
  /** 1 to 20 options. */
  checkbox: {
    questionKey: string;
    multiple?: boolean;
    options: (Option & { isChecked: boolean })[];
    disable?: boolean;
  };
  submit?: { text: string; key: string };
  replaceText?: string;
}

export interface MultipleInteraction extends Common {
  type: 'multiple_interaction';
  mainTitle: Heading & { title: string };
  /** 1 to 3 drop-downs. */
  selections: Selection[];
  submit?: { text: string; key: string };
  replaceText?: string;
}

/** The five cards of `template_card` (page 90236). */
export type TemplateCard =
  TextNotice | NewsNotice | ButtonInteraction | VoteInteraction | MultipleInteraction;
