import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

interface Node {
  [key: string]: unknown;
}

const path = resolve(import.meta.dirname, '../../docs/openapi.json');

/**
 * What is wrong with an answer by the schema of that name in the document; nothing when it fits.
 * Stricter than the document: a field it does not name is wrong too.
 */
export function createAnswerCheck() {
  const { components } = JSON.parse(readFileSync(path, 'utf8')) as Node;
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', components: closed(components) });

  return (name: string, answer: unknown): string[] => {
    const validate = ajv.getSchema(`api#/components/schemas/${name}`);
    if (!validate) return [`there is no schema ${name}`];
    validate(answer);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  };
}

/** Objects with named fields hold no others. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const inside = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, closed(value)]),
  );
  const named = (node as Node).type === 'object' && 'properties' in node;
  return named ? { additionalProperties: false, ...inside } : inside;
}
