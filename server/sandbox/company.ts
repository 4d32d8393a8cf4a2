/** 1 activated, 2 disabled, 4 not activated, 5 left (page 90196). */
export type MemberStatus = 1 | 2 | 4 | 5;

export interface Person {
  /** As the console shows it; WeCom compares userids without regard to case. */
  userid: string;
  name: string;
  position: string;
  status: MemberStatus;
  /** Whether the app's visible range (可见范围) holds them. */
  visible: boolean;
  /** What a person trying the sandbox should know of them. */
  hint?: 'recruiter' | 'interviewer' | 'admin';
}

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
}

export interface CompanySeed {
  name: string;
  /** What the console calls the app whose credentials the sandbox starts with. */
  appName: string;
  appDescription: string;
  people: Person[];
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

  return {
    name: seed.name,
    corpId,
    outsiders: seed.outsiders,
    people: (): readonly Person[] => [...people.values()],
    member,
    app: (id: number) => apps.get(id),
    appBySecret: (secret: string) => [...apps.values()].find((app) => app.secret === secret),
    appByDomain: (host: string) => [...apps.values()].find((app) => app.redirectDomain === host),
    /** The app the sandbox was started for. */
    ownApp: () => apps.get(agentId) as SandboxApp,
    mayCallFrom: (ip: string) => trustedIps === null || trustedIps.includes(ip),

    setStatus: (userid: string, status: MemberStatus) => change(userid, { status }),
    setVisible: (userid: string, visible: boolean) => change(userid, { visible }),
    setName: (userid: string, name: string) => change(userid, { name }),
    setApp(changes: Partial<Pick<SandboxApp, 'close' | 'redirectDomain' | 'homeUrl' | 'name'>>) {
      Object.assign(this.ownApp(), changes);
      onChange();
    },
    /** null lets every address call. Takes effect at once; WeCom needs a minute. */
    setTrustedIps(ips: readonly string[] | null) {
      trustedIps = ips;
    },
  };
}

function appsOf({ seed, agentId, secret, appUrl }: CompanyOptions): SandboxApp[] {
  const settings = { close: 0 as const, redirectDomain: new URL(appUrl).host, homeUrl: appUrl };
  const own = { agentId, secret, name: seed.appName, description: seed.appDescription };
  const others = (seed.otherApps ?? []).filter((app) => app.agentId !== agentId);
  return [
    { ...settings, ...own },
    ...others.map((app) => ({
      ...app,
      description: app.name,
      close: 0 as const,
      redirectDomain: `app-${app.agentId}.example.com`,
      homeUrl: `https://app-${app.agentId}.example.com/`,
    })),
  ];
}

function key(userid: string): string {
  return userid.toLowerCase();
}
