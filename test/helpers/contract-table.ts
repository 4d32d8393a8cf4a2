export interface ContractRow {
  call: string;
  notCertain: string;
  tests: { file: string; title: string }[];
}

export interface ContractFacts {
  /** Paths the sandbox serves. */
  served: string[];
  choices: string[];
  /** The text of a file of test/server/sandbox; undefined when there is none. */
  read: (file: string) => string | undefined;
}

const header = '| Call | Checks, in order | Answers | Source | Not certain | Tests |';

/** The rows of every contract table of a document. */
export function contractRows(document: string): ContractRow[] {
  const rows: ContractRow[] = [];
  let inTable = false;
  for (const line of document.split('\n')) {
    if (squeezed(line) === header) inTable = true;
    else if (!line.startsWith('|')) inTable = false;
    else if (inTable && !/^\|[\s:|-]+$/.test(line)) rows.push(rowOf(line));
  }
  return rows;
}

/** One sentence for each thing the contract promises and does not keep. */
export function brokenPromises(document: string, facts: ContractFacts): string[] {
  const rows = contractRows(document);
  return [
    ...facts.served
      .filter((path) => !rows.some((row) => row.call.startsWith(`\`${path}\``)))
      .map((path) => `${path} has no row`),
    ...rows.flatMap((row) => brokenRow(row, facts)),
    ...facts.choices
      .filter((choice) => !document.includes(`\`${choice}\``))
      .map((choice) => `the choice ${choice} is not described`),
  ];
}

function brokenRow({ call, notCertain, tests }: ContractRow, facts: ContractFacts): string[] {
  const [, path] = /^`([\w/]+\/[\w/]+|[a-z]+_[a-z_]+)`/.exec(call) ?? [];
  const isUnknown = path !== undefined && path.includes('/') && !facts.served.includes(path);
  const unknownChoices = [...notCertain.matchAll(/choices\.(\w+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !facts.choices.includes(name));
  return [
    ...(isUnknown ? [`${call}: the sandbox does not serve it`] : []),
    ...(tests.length === 0 ? [`${call}: names no test`] : []),
    ...unknownChoices.map((name) => `${call}: there is no choice ${name}`),
    ...tests.flatMap(({ file, title }) => brokenTest(call, file, title, facts.read(file))),
  ];
}

function brokenTest(call: string, file: string, title: string, text: string | undefined): string[] {
  if (text === undefined) return [`${call}: there is no file ${file}`];
  const usesClient = /from '[./]*server\/wecom\/(?!callback-)/.test(text);
  return [
    ...(text.includes(`'${title}'`) ? [] : [`${call}: ${file} has no test "${title}"`]),
    ...(usesClient ? [`${call}: ${file} uses our own client`] : []),
  ];
}

function rowOf(line: string): ContractRow {
  const [call = '', , , , notCertain = '', tests = ''] = line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
  const named = [...tests.matchAll(/`([\w.-]+\.test\.ts)` › "(.*?)"(?=<br>|$)/g)];
  return {
    call,
    notCertain,
    tests: named.map(([, file = '', title = '']) => ({ file, title })),
  };
}

function squeezed(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}
