import type { MemberStatus, Person } from './person.ts';
import { createRanges, type Department, type Tag } from './ranges.ts';

/** Someone with WeChat who is no member; an app knows them by openid only. */
export interface Outsider {
  openid: string;
  name: string;
}

export interface SandboxApp {
  agentId: number;
  secret: string;
  name: string;
  description: string;
  /** 1 while the administrator has stopped it. */
  close: 0 | 1;
  /** The trusted domain: a host, with its port unless it is the scheme's own (page 91335). */
  redirectDomain: string;
  homeUrl: string;
  /** 上报进入应用事件: whether the app hears of `enter_agent`. */
  reportsEntering: boolean;
}

/** What the console or `agent/set` may change. */
export type AppSettings = Pick<
  SandboxApp,
  'close' | 'redirectDomain' | 'homeUrl' | 'name' | 'description' | 'reportsEntering'
>;

export interface CompanySeed {
  name: string;
  /** What the console calls the app whose credentials the sandbox starts with. */
  appName: string;
  appDescription: string;
  people: Person[];
  /** The root, with the company's name, when left out. */
  departments?: Department[];
  tags?: Tag[];
  outsiders: Outsider[];
  /** Further apps of the corp, to be told apart from ours. */
  otherApps?: { agentId: number; secret: string; name: string }[];
}

export interface CompanyOptions {
  seed: CompanySeed;
  corpId: string;
  agentId: number;
  secret: string;
  appUrl: string;
  onChange: () => void;
}

export type Company = ReturnType<typeof createCompany>;

/** The corp as its administrator knows it, and the switches he has. */
export function createCompany(options: CompanyOptions) {
  const { seed, corpId, agentId, onChange } = options;
  const people = new Map(seed.people.map((person) => [key(person.userid), { ...person }]));
  const apps = new Map(appsOf(options).map((app) => [app.agentId, app]));
  let trustedIps: readonly string[] | null = null;
  const ranges = createRanges({
    people: () => [...people.values()],
    departments: seed.departments ?? [{ id: 1, name: seed.name, parentid: 0, order: 100 }],
    tags: seed.tags ?? [],
    ownAgentId: agentId,
    onChange,
  });

  /** Undefined for strangers and for those who have left. */
  function member(userid: string): Person | undefined {
    const found = people.get(key(userid));
    return found?.status === 5 ? undefined : found;
  }

  function change(userid: string, changes: Partial<Person>) {
    const person = people.get(key(userid));
    if (!person) throw new Error(`The sandbox's company has nobody called ${userid}.`);
    Object.assign(person, changes);
    onChange();
  }

  function changeApp(id: number, changes: Partial<AppSettings>) {
    const app = apps.get(id);
    if (!app) throw new Error(`The sandbox's company has no app ${id}.`);
    Object.assign(app, changes);
    onChange();
  }

  return {
    name: seed.name,
    corpId,
    outsiders: seed.outsiders,
    people: (): readonly Person[] => [...people.values()],
    member,
    ...ranges,
    /** The member, if the app may see them. */
    visibleTo(id: number, userid: string): Person | undefined {
      const found = member(userid);
      return found && ranges.isVisible(id, found) ? found : undefined;
    },
    visibleMembers: (id: number) =>
      [...people.values()].filter((person) => ranges.isVisible(id, person)),
    app: (id: number) => apps.get(id),
    appBySecret: (secret: string) => [...apps.values()].find((app) => app.secret === secret),
    appByDomain: (host: string) => [...apps.values()].find((app) => app.redirectDomain === host),
    /** The app the sandbox was started for. */
    ownApp: () => apps.get(agentId) as SandboxApp,
    mayCallFrom: (ip: string) => trustedIps === null || trustedIps.includes(ip),

    /** Someone new; replaces nobody. */
    addPerson(person: Person) {
      people.set(key(person.userid), { ...person });
      onChange();
    },
    setStatus: (userid: string, status: MemberStatus) => change(userid, { status }),
    setVisible: (userid: string, visible: boolean) => change(userid, { visible }),
    setName: (userid: string, name: string) => change(userid, { name }),
    setApp: (changes: Partial<AppSettings>) => changeApp(agentId, changes),
    changeApp,
    /** null lets every address call. Takes effect at once; WeCom needs a minute. */
    setTrustedIps(ips: readonly string[] | null) {
      trustedIps = ips;
    },
  };
}

function appsOf({ seed, agentId, secret, appUrl }: CompanyOptions): SandboxApp[] {
  const usual = { close: 0 as const, reportsEntering: true };
  const settings = { ...usual, redirectDomain: new URL(appUrl).host, homeUrl: appUrl };
  const own = { agentId, secret, name: seed.appName, description: seed.appDescription };
  const others = (seed.otherApps ?? []).filter((app) => app.agentId !== agentId);
  return [
    { ...settings, ...own },
    ...others.map((app) => ({
      ...app,
      ...usual,
      description: app.name,
      redirectDomain: `app-${app.agentId}.example.com`,
      homeUrl: `https://app-${app.agentId}.example.com/`,
    })),
  ];
}

function key(userid: string): string {
  return userid.toLowerCase();
}
