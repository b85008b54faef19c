import Handlebars from 'handlebars';
import type { ShellContext } from './shell-context.ts';

export type ShellTemplate = (context: ShellContext) => string;

/** Shells as one function: `page`, with the others as its parts. Compiled by its first call. */
export function shellTemplate(shells: ReadonlyMap<string, string>): ShellTemplate {
  const handlebars = Handlebars.create();
  for (const [name, text] of shells) handlebars.registerPartial(name, text);
  const template = handlebars.compile<ShellContext>(shells.get('page') ?? '', {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { if: true, unless: true, each: true, with: true },
  });
  return (context) =>
    template(context, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
}
