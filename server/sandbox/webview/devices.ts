import type { Lang } from '../lang.ts';
import { createGrants, type Grants } from '../native/grants.ts';
import { createCookieJar, type CookieJar } from './cookie-jar.ts';
import type { Origins } from './origins.ts';
import { userAgentOf, type Profile } from './profiles.ts';

/** One member's WeCom on one machine. */
export interface Device {
  id: string;
  /** What its webview shows to the authorize page; nobody else knows it. */
  key: string;
  userid: string;
  profile: Profile;
  lang: Lang;
  dark: boolean;
  origins: Origins;
  jar: CookieJar;
  /** What the page on the screen may call. */
  grants: Grants;
  hiddenMenuItems: Set<string>;
  /** Path and query WeCom has just sent this device to: a request from another site. */
  arrivals: Set<string>;
}

export interface OpenOptions {
  lang?: Lang;
  dark?: boolean;
}

export interface DevicesDeps {
  appUrl: string;
  now: () => number;
  random: (bytes: number) => Buffer;
  /** Starts the webview's own port. */
  listen: (device: () => Device) => Promise<{ origin: string; close: () => Promise<void> }>;
  onChange: () => void;
}

export type Devices = ReturnType<typeof createDevices>;

export function createDevices({ appUrl, now, random, listen, onChange }: DevicesDeps) {
  const app = new URL(appUrl);
  const devices = new Map<string, Device>();
  const closers: (() => Promise<void>)[] = [];
  const opening = new Map<string, Promise<Device>>();

  async function start(id: string, userid: string, profile: Profile): Promise<Device> {
    const server = await listen(() => device);
    closers.push(server.close);
    const device: Device = {
      id,
      key: random(24).toString('hex'),
      userid,
      profile,
      lang: 'zh-CN',
      dark: false,
      origins: { device: server.origin, app: app.origin },
      jar: createCookieJar(app, now),
      grants: createGrants(),
      hiddenMenuItems: new Set(),
      arrivals: new Set(),
    };
    devices.set(id, device);
    return device;
  }

  return {
    /** The member's device of that kind: always the same one, which stays signed in. */
    async open(userid: string, profile: Profile, options: OpenOptions = {}): Promise<Device> {
      const id = `${userid}.${profile}`;
      const started = opening.get(id) ?? start(id, userid, profile);
      opening.set(id, started);
      const device = Object.assign(await started, options);
      onChange();
      return device;
    },
    byId: (id: string) => devices.get(id),
    /** undefined for '' and for any guess. */
    byKey: (key: string) => [...devices.values()].find((device) => device.key === key),
    list: () => [...devices.values()],
    async close() {
      await Promise.all(closers.map((close) => close()));
    },
  };
}

export function deviceUserAgent({ profile, lang, dark }: Device): string {
  return userAgentOf(profile, lang, dark);
}
