import { dirname } from 'node:path';

/** The clone that this code lies in: packages/engine/src/host is four folders below it. */
export const codeRoot = dirname(dirname(dirname(dirname(import.meta.dirname))));
