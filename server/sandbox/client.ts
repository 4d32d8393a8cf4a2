import type { World } from './api/endpoint.ts';
import { createInvoke } from './native/invoke.ts';
import { createPrompts } from './native/prompts.ts';
import { createNativeRecords } from './native/records.ts';
import type { Hub } from './phone/hub.ts';
import { createDevices, type Device, type OpenOptions } from './webview/devices.ts';
import { askAuthorize, isAuthorizeUrl } from './webview/follow-authorize.ts';
import { createForward } from './webview/forward.ts';
import type { Profile } from './webview/profiles.ts';
import { listenWebview } from './webview/server.ts';

export interface ClientDeps extends World {
  hub: Hub;
  appUrl: string;
  host: string;
  sandboxUrl: string;
}

/** The WeCom client: members' devices, their webviews, and the native side of each. */
export function createClient(deps: ClientDeps) {
  const { company, hub, host, sandboxUrl } = deps;
  const prompts = createPrompts(hub.changed);
  const records = createNativeRecords();
  const { port } = new URL(sandboxUrl);
  const phonePages = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];

  /** What the system browser ends up with when the device opens a link in it. */
  async function resolveLink(url: string, device: Device): Promise<string> {
    if (!isAuthorizeUrl(url, sandboxUrl)) return url;
    const answer = await askAuthorize(url, device, { sandboxUrl, acceptLanguage: device.lang });
    return answer.location ?? url;
  }

  const invoke = createInvoke({ ...deps, prompts, records, resolveLink });
  const forward = createForward({ sandboxUrl, phonePages });
  const devices = createDevices({
    ...deps,
    listen: (device) => listenWebview({ host, forward, invoke }, device),
    onChange: hub.changed,
  });

  return {
    prompts,
    records,
    devices,

    /**
     * A member's device for a test without the phone page. Whatever asks `origin` is its webview.
     * @throws Error for nobody of the company
     */
    async openDevice(userid: string, profile: Profile, options?: OpenOptions) {
      const member = company.member(userid);
      if (!member) throw new Error(`The sandbox's company has nobody called ${userid}.`);
      const { id, origins } = await devices.open(member.userid, profile, options);
      return { id, origin: origins.device };
    },
  };
}
