import type { Company } from '../company.ts';
import type { Device } from '../webview/devices.ts';
import type { Profile } from '../webview/profiles.ts';
import { profiles } from '../webview/profiles.ts';
import type { LinkCard, Mailbox } from '../mailbox.ts';
import type { Grant } from './grants.ts';
import type { Hub } from '../phone/hub.ts';
import type { Prompts } from './prompts.ts';
import type { NativeRecords } from './records.ts';
import { cancelled, failed, ok, type NativeResult } from './result.ts';

export interface NativeDeps {
  company: Company;
  mailbox: Mailbox;
  prompts: Prompts;
  records: NativeRecords;
  hub: Hub;
  now: () => number;
  /** Where the system browser ends up: an authorize link brings a code along (page 98453). */
  resolveLink: (url: string, device: Device) => Promise<string>;
}

export interface NativeCall {
  name: string;
  params: Record<string, unknown>;
  device: Device;
  /** The configuration the page runs under. */
  grant: Grant;
  /** Aborted when the page goes away. */
  signal: AbortSignal;
}

export interface NativeApi {
  profiles: readonly Profile[];
  /** `app`: needs agentConfig. */
  identity: 'corp' | 'app';
  /** Its name in jsApiList, when that is another; null when it need not be listed. */
  listedAs?: string | null;
  run: (call: NativeCall) => Promise<NativeResult> | NativeResult;
}

/** The calls the client knows; any other name is `function not exist`. */
export function nativeApis(deps: NativeDeps): ReadonlyMap<string, NativeApi> {
  const { company, mailbox, prompts, records, hub, now } = deps;
  const from = ({ userid, profile }: Device) => ({ userid, profile, at: now() });

  async function share({ name, params, device, grant, signal }: NativeCall, imgUrl: unknown) {
    const { title, desc, link } = params;
    if (![title, desc, link, imgUrl].every((value) => typeof value === 'string' && value)) {
      return failed(name, 'invalid parameter');
    }
    const card = { title, desc, link, imgUrl } as LinkCard;
    const answer = await prompts.ask(device.id, { kind: 'share', card }, signal);
    const picked = 'userids' in answer ? company.member(answer.userids[0] ?? '') : undefined;
    const share = { ...from(device), card, verifiedBy: grant.identity, to: picked?.userid };
    records.shares.push(share);
    if (!picked) return cancelled(name);
    mailbox.forward(device.userid, picked.userid, card);
    return ok(name);
  }

  async function selectContacts({ name, params, device, signal }: NativeCall) {
    const { mode, type, selectedUserIds } = params;
    const isValid = (mode === 'single' || mode === 'multi') && Array.isArray(type);
    if (!isValid || !type.includes('user')) return failed(name, 'invalid parameter');
    const selected = Array.isArray(selectedUserIds) ? selectedUserIds.map(String) : [];
    const question = { kind: 'contacts' as const, multiple: mode === 'multi', selected };
    const answer = await prompts.ask(device.id, question, signal);
    if ('cancel' in answer) return cancelled(name);
    const people = answer.userids.flatMap((userid) => company.member(userid) ?? []);
    const userList = people.map((person) => ({ id: person.userid, name: person.name, avatar: '' }));
    return ok(name, { result: JSON.stringify({ userList, departmentList: [] }) });
  }

  async function openBrowser({ name, params, device }: NativeCall) {
    if (typeof params.url !== 'string' || !/^https?:\/\//i.test(params.url)) {
      return failed(name, 'invalid parameter');
    }
    const url = await deps.resolveLink(params.url, device);
    records.openedUrls.push({ ...from(device), url });
    hub.tell({ type: 'opened', deviceId: device.id, url });
    return ok(name);
  }

  function copy({ name, params, device }: NativeCall) {
    if (typeof params.data !== 'string') return failed(name, 'invalid parameter');
    records.clipboard.push({ ...from(device), text: params.data });
    hub.tell({ type: 'copied', deviceId: device.id });
    return ok(name);
  }

  function changeMenu({ name, params, device }: NativeCall, hide: boolean) {
    if (!Array.isArray(params.menuList)) return failed(name, 'invalid parameter');
    for (const item of params.menuList.map(String)) {
      if (hide) device.hiddenMenuItems.add(item);
      else device.hiddenMenuItems.delete(item);
    }
    hub.changed();
    return ok(name);
  }

  function check({ name, params, device }: NativeCall) {
    const asked = Array.isArray(params.jsApiList) ? params.jsApiList.map(String) : [];
    const checkResult = Object.fromEntries(
      asked.map((api) => [api, known(api)?.profiles.includes(device.profile) ?? false]),
    );
    return ok(name, { checkResult: JSON.stringify(checkResult) });
  }

  function close({ name, device }: NativeCall) {
    hub.tell({ type: 'closed', deviceId: device.id });
    return ok(name);
  }

  const everywhere = { profiles, identity: 'corp' as const };
  const apis = new Map<string, NativeApi>([
    ['checkJsApi', { ...everywhere, listedAs: null, run: check }],
    ['getContext', { ...everywhere, run: ({ name }) => ok(name, { entry: 'normal' }) }],
    ['shareAppMessage', { ...everywhere, run: (call) => share(call, call.params.imgUrl) }],
    [
      // The SDK's answer to the menu's own "forward".
      'sendAppMessage',
      {
        ...everywhere,
        listedAs: 'menu:share:appmessage',
        run: (call) => share(call, call.params.img_url),
      },
    ],
    ['selectEnterpriseContact', { ...everywhere, run: selectContacts }],
    ['openDefaultBrowser', { profiles: ['windows'], identity: 'corp', run: openBrowser }],
    ['setClipboardData', { ...everywhere, run: copy }],
    [
      'setKeepScreenOn',
      {
        profiles: ['iphone', 'android'],
        identity: 'app',
        run: ({ name }) => ok(name),
      },
    ],
    ['closeWindow', { ...everywhere, run: close }],
    ['hideMenuItems', { ...everywhere, run: (call) => changeMenu(call, true) }],
    ['showMenuItems', { ...everywhere, run: (call) => changeMenu(call, false) }],
  ]);

  function known(api: string): NativeApi | undefined {
    if (api === 'menu:share:appmessage') return apis.get('sendAppMessage');
    return apis.get(api);
  }
  return apis;
}
