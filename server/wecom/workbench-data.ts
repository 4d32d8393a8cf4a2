import { check } from './check.ts';

/** Where a tap leads: a page, or a page of the app's mini program; the app's home without one. */
interface Target {
  jumpUrl?: string;
  pagepath?: string;
}

/** What the app's tile shows (page 92535). */
export type WorkbenchData =
  /** At most 4; key and data at most 64 characters. */
  | { type: 'keydata'; items: ({ key: string; data: string } & Target)[] }
  /** Best 3.35 times as wide as high. */
  | ({ type: 'image'; url: string } & Target)
  /** At most 3; titles at most 128 bytes. */
  | { type: 'list'; items: ({ title: string } & Target)[] }
  | ({
      type: 'webview';
      url: string;
      height?: 'single_row' | 'double_row';
      hideTitle?: boolean;
      /** Links of the page work, `jumpUrl` does not. */
      enableClick?: boolean;
    } & Target);

/** @throws WecomLimitError */
export function checkData(data: WorkbenchData): void {
  switch (data.type) {
    case 'keydata':
      check.count('keydata.items', data.items, 1, 4);
      data.items.forEach((item, at) => {
        const field = `keydata.items[${at}]`;
        check.characters(`${field}.key`, item.key, 64);
        check.filled(`${field}.data`, item.data);
        check.characters(`${field}.data`, item.data, 64);
        checkTarget(field, item);
      });
      return;
    case 'list':
      check.count('list.items', data.items, 1, 3);
      data.items.forEach((item, at) => {
        check.filled(`list.items[${at}].title`, item.title);
        check.bytes(`list.items[${at}].title`, item.title, 128);
        checkTarget(`list.items[${at}]`, item);
      });
      return;
    default:
      check.url(`${data.type}.url`, data.url);
      checkTarget(data.type, data);
  }
}

/** `type`, and the object named like it. */
export function fieldsOf(data: WorkbenchData): Record<string, unknown> {
  const { type } = data;
  if (type === 'keydata') {
    const items = data.items.map((item) => ({ key: item.key, data: item.data, ...target(item) }));
    return { type, [type]: { items } };
  }
  if (type === 'list') {
    const items = data.items.map((item) => ({ title: item.title, ...target(item) }));
    return { type, [type]: { items } };
  }
  if (type === 'image') return { type, [type]: { url: data.url, ...target(data) } };
  const view = {
    url: data.url,
    ...target(data),
    height: data.height,
    hide_title: data.hideTitle,
    enable_webview_click: data.enableClick,
  };
  return { type, [type]: view };
}

function checkTarget(field: string, { jumpUrl, pagepath }: Target): void {
  if (jumpUrl !== undefined) {
    check.url(`${field}.jump_url`, jumpUrl);
    check.characters(`${field}.jump_url`, jumpUrl, 1024);
  }
  check.characters(`${field}.pagepath`, pagepath ?? '', 1024);
}

function target({ jumpUrl, pagepath }: Target): object {
  return { jump_url: jumpUrl, pagepath };
}
