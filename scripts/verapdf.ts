// npm run verapdf -- out: every PDF below a folder has to pass PDF/UA-1 and PDF/A-2a without a warning.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { requireVeraPdf } from '../tests/verapdf/verapdf.ts';

const [folder = 'out'] = process.argv.slice(2);
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
const files = names
  .filter((name) => name.endsWith('.pdf'))
  .sort()
  // The validator names each file by its whole path.
  .map((name) => resolve(join(folder, name)));
const validator = requireVeraPdf({
  skip: (note) => {
    throw new Error(note);
  },
});
const faults = files.length === 0 ? [] : await validator.check(files);
files.forEach((file, at) => {
  for (const fault of faults[at] ?? []) console.log(`${file}: ${fault}`);
});
const bad = faults.filter((list) => list.length > 0).length;
console.log(`${files.length} PDF files: ${files.length - bad} pass, ${bad} do not.`);
// A check of nothing proves nothing.
process.exitCode = files.length === 0 || bad > 0 ? 1 : 0;
