import type { Message, Severity } from '@decode/model';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * A message as a workflow command, which GitHub shows at the line itself:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function annotation({ severity, rule, found, todo, origin }: Message): string {
  const properties = {
    ...(origin && {
      file: origin.file,
      line: origin.start.line,
      col: origin.start.column,
      endLine: origin.end.line,
      // Columns count only within one line.
      ...(origin.end.line === origin.start.line && { endColumn: origin.end.column }),
    }),
    title: rule,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${list.join(',')}::${escapeData(`${found} ${todo}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
