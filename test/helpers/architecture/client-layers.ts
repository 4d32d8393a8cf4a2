/** Each folder of the client with those it may import besides itself; files directly in client/
 * put the parts together. Downwards only: pages → components → stores → api or wecom. */
const below: Record<string, string[]> = {
  pages: ['components', 'stores', 'ui', 'i18n', 'styles'],
  components: ['stores', 'ui', 'i18n', 'styles'],
  // The candidate's page: small, without members' stores, router and WeCom.
  candidate: ['ui', 'api', 'i18n', 'styles'],
  ui: ['i18n', 'styles'],
  stores: ['api', 'wecom', 'i18n'],
  api: [],
  wecom: [],
  i18n: [],
  styles: [],
};

const folderOf = (path: string) => /^client\/([^/]+)\//.exec(path)?.[1];

/** @returns the reason why not, or undefined */
export function clientMayImport(file: string, imported: string): string | undefined {
  const from = folderOf(file);
  const to = folderOf(imported);
  if (from === undefined || from === to) return undefined;
  const allowed = below[from];
  if (!allowed) return `lies in client/${from}, a folder the house does not know`;
  if (to !== undefined && allowed.includes(to)) return undefined;
  const list =
    allowed.map((folder) => `client/${folder}`).join(', ') || 'nothing else of the client';
  return `imports ${imported}: client/${from} may import ${list}`;
}
