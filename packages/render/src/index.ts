export { withBlockIds } from './docx/body/block-ids.ts';
export { bookmarkName } from './docx/bookmarks.ts';
export { type Format, formatNames, formats } from './formats.ts';
export { checkShells } from './html/check-shells.ts';
export { pairsOfShells } from './html/lint-part.ts';
export { lintShell } from './html/lint-shell.ts';
export { lintStyles } from './html/lint-styles.ts';
export { shellFiles } from './html/shell-context.ts';
export type { Tools } from './tools.ts';
