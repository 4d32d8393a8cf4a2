import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'prettier';
import { answerSchemas } from './answer-schemas.ts';
import { openApiDocument } from './document.ts';
import { routes } from './routes.ts';

/** `npm run openapi`: writes docs/openapi.json anew. */
const document = openApiDocument(routes, answerSchemas());
const text = await format(JSON.stringify(document), { parser: 'json', printWidth: 100 });
writeFileSync(resolve(import.meta.dirname, '../../docs/openapi.json'), text);
