/** Folders of the server that are not features, with what each may import besides itself. */
const foundations: Record<string, RegExp> = {
  http: /^(shared|server\/db)\//,
  jobs: /^(shared|server\/db)\//,
  db: /^shared\//,
  wecom: /^$/,
  sandbox: /^server\/wecom\/callback-(crypto|xml)\.ts$/,
};

/** What a feature may import besides its own files; notifications are planned in the caller's
 * transaction, so their plan is as open as a service. */
const openToFeatures =
  /^(shared\/|server\/(wecom|db|jobs)\/|server\/[^/]+\/service(\.ts$|\/)|server\/notifications\/plan\.ts$)/;

const isRoutes = (file: string) => /\/routes(\.ts$|\/)/.test(file);
const folderOf = (path: string) => /^server\/([^/]+)\//.exec(path)?.[1];

/** @returns the reason why not, or undefined */
export function serverMayImport(file: string, imported: string): string | undefined {
  const from = folderOf(file);
  const to = folderOf(imported);
  if (to === 'sandbox' && from !== 'sandbox') {
    return `imports ${imported}: the sandbox is reached by URL only`;
  }
  // Files directly in server/ put the parts together.
  if (from === undefined || from === to) return undefined;
  if (from in foundations) return foundationMayImport(from, imported);
  if (openToFeatures.test(imported)) return undefined;
  if (to === 'http' && isRoutes(file)) return undefined;
  return `imports ${imported}: ${whyFeatureMayNot(to)}`;
}

function foundationMayImport(from: string, imported: string): string | undefined {
  if (foundations[from]?.test(imported)) return undefined;
  const alone = from === 'wecom' || from === 'sandbox';
  return `imports ${imported}: ${alone ? `server/${from} stands alone` : `server/${from} knows only what lies below it`}`;
}

function whyFeatureMayNot(to: string | undefined): string {
  if (to === 'http') return 'of a feature only routes.ts speaks HTTP';
  if (to === undefined) return 'a feature is given what it needs by the files that build it';
  return `of another feature only its service.ts is open`;
}
