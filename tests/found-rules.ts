import { readdir } from 'node:fs/promises';
import { loadRules } from '@decode/check';

export const foundRules = await loadRules((folder) => readdir(folder));
