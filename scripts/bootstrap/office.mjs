import { realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Changes when LibreOffice comes, goes or is renewed: the page numbers of Word documents are its own. Its version would
 * be the better answer and takes longer to get than everything else with nothing changed.
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
      return `${program} ${statSync(program).mtimeMs}`;
    } catch {
      // Not this one.
    }
  }
  return 'none';
}
