import { resolve } from 'node:path';

/** Found from server/sandbox/ and, once bundled, from dist/server/ alike. */
export const pagesFolder = resolve(import.meta.dirname, '../../server/sandbox/pages');
