import type { Company } from '../company.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Prompts } from '../native/prompts.ts';
import type { Devices } from '../webview/devices.ts';

export interface StateDeps {
  company: Company;
  mailbox: Mailbox;
  prompts: Prompts;
  devices: Devices;
  appUrl: string;
}

/** All that the phone page shows. */
export function phoneState({ company, mailbox, prompts, devices, appUrl }: StateDeps) {
  const app = company.ownApp();
  return {
    company: company.name,
    app: { name: app.name, open: app.close === 0, homeUrl: app.homeUrl },
    appUrl,
    people: company
      .people()
      .filter((person) => person.status !== 5)
      .map(({ userid, name, position, status, hint }) => {
        const visible = company.visibleTo(app.agentId, userid) !== undefined;
        return { userid, name, position, status, visible, hint };
      }),
    messages: mailbox.messages.filter((message) => message.agentId === app.agentId),
    forwards: mailbox.forwards,
    seen: Object.fromEntries(mailbox.seen),
    prompts: prompts.list(),
    devices: devices.list().map(({ id, userid, profile, origins, hiddenMenuItems }) => {
      return { id, userid, profile, origin: origins.device, hiddenMenuItems: [...hiddenMenuItems] };
    }),
  };
}
