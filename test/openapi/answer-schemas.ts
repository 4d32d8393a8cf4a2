import { resolve } from 'node:path';
import {
  AnyType,
  createFormatter,
  createParser,
  DEFAULT_CONFIG,
  SchemaGenerator,
  ts,
  type CompletedConfig,
} from 'ts-json-schema-generator';

export type JsonSchema = Record<string, unknown>;

/** The schemas of what `answers.ts` names and of every exported type in it, by name. */
export function answerSchemas(): Record<string, JsonSchema> {
  const path = resolve(import.meta.dirname, 'answers.ts');
  const config: CompletedConfig = {
    ...DEFAULT_CONFIG,
    path,
    type: 'ApiAnswers',
    topRef: true,
    // What an answer holds may grow.
    additionalProperties: true,
  };
  const program = ts.createProgram([path], {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    types: [],
    strict: true,
    noEmit: true,
  });
  const parser = createParser(program, config, (chain) =>
    // Tables whose values are made by functions are read for the names of their keys alone.
    chain.addNodeParser({
      supportsNode: (node) => node.kind === ts.SyntaxKind.CallExpression,
      createType: () => new AnyType(),
    }),
  );
  const generator = new SchemaGenerator(program, parser, createFormatter(config), config);
  const { ApiAnswers, ...named } = generator.createSchema('ApiAnswers').definitions as Record<
    string,
    JsonSchema
  >;
  return { ...(ApiAnswers?.properties as Record<string, JsonSchema>), ...named };
}
