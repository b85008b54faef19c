import { readdir } from 'node:fs/promises';
import type { Rules } from '@decode/check';

let loading: Promise<Rules> | undefined;

/** The rules of `check`, each found by its file; loaded when first asked for. */
export function checkRules(): Promise<Rules> {
  loading ??= import('@decode/check').then(({ loadRules }) => loadRules((folder) => readdir(folder)));
  return loading;
}
