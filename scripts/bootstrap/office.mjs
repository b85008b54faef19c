import { execFileSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Changes when LibreOffice comes, goes or is renewed, or one of the fonts that Word documents are set in comes or goes:
 * the page numbers of Word documents are its own, and without the fonts there are none. Its version would be the better
 * answer and takes longer to get than everything else with nothing changed.
 *
 * @param {import('./environment.mjs').Environment} env
 */
export function describeOffice(env) {
  const asked = env['DECODE_LIBREOFFICE'];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(Boolean);
  const installed = [
    ...folders.map((folder) => join(folder, 'soffice')),
    ...folders.map((folder) => join(folder, 'soffice.com')),
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
    'C:\\Program Files\\LibreOffice\\program\\soffice.com',
  ];
  for (const path of asked ? [asked] : installed) {
    try {
      const program = realpathSync(path);
      return `${program} ${statSync(program).mtimeMs}, ${fonts(env)}`;
    } catch {
      // Not this one.
    }
  }
  return 'none';
}

/**
 * What the system takes for the two families, as the engine asks it; LibreOffice's own installers bring theirs along.
 *
 * @param {import('./environment.mjs').Environment} env
 */
function fonts(env) {
  const given = ['Cambria', 'Calibri'].map((family) => {
    try {
      /** @type {import('node:child_process').ExecFileSyncOptionsWithStringEncoding} */
      const options = { encoding: 'utf8', env, timeout: 10_000, stdio: ['ignore', 'pipe', 'ignore'] };
      return execFileSync('fc-match', ['-f', '%{family}', family], options).trim();
    } catch {
      return 'unknown';
    }
  });
  return `fonts ${given.join(' and ')}`;
}
