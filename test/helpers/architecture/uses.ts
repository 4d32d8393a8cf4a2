import ts from 'typescript';

export type Use = 'process.env' | 'sql';

const builders = ['query', 'selectFrom', 'insertInto', 'updateTable', 'deleteFrom'];

/** What a script does, read from its syntax: a comment that names a thing does not count. */
export function usesOf(script: string): Use[] {
  const found = new Set<Use>();
  const visit = (node: ts.Node): void => {
    if (readsEnvironment(node)) found.add('process.env');
    if (speaksSql(node)) found.add('sql');
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('script.ts', script, ts.ScriptTarget.Latest, true));
  return [...found];
}

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    return node.name.text === 'env' && isProcess(node.expression);
  }
  if (ts.isVariableDeclaration(node) && node.initializer && isProcess(node.initializer)) {
    return /\benv\b/.test(node.name.getText());
  }
  return ts.isImportSpecifier(node) && node.name.text === 'env';
}

function isProcess(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'process';
}

function speaksSql(node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText() === 'sql';
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  return builders.includes(node.expression.name.text);
}
