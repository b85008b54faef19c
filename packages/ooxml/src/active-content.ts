import type { Package } from './package.ts';
import { PackageError } from './package-error.ts';
import { relationshipsOf } from './relationships.ts';
import { attribute, parseXml } from './xml.ts';

/** Kinds of relationship through which Office fetches and runs or shows something from elsewhere, without being asked. */
const fetched = new Set(['attachedTemplate', 'oleObject', 'frame', 'subDocument']);

const macros = /macroEnabled|vbaProject/i;

function holdsMacros(): PackageError {
  return new PackageError('macros', 'The file holds macros. Save it as .docx without macros and try again.');
}

/** @throws PackageError for macros, for content that is fetched from outside, for targets outside the package. */
export function refuseActiveContent(pkg: Package): void {
  // Read as XML: a reference to a character may stand for any letter of the word.
  const types = parseXml(pkg.text('[Content_Types].xml'), pkg.limits, '[Content_Types].xml').children;
  if (
    types.some((type) => macros.test(attribute(type, 'ContentType') ?? '')) ||
    pkg.names().some((name) => /vbaProject\.bin$/i.test(name))
  )
    throw holdsMacros();
  for (const part of relationshipSources(pkg)) {
    const relationships = relationshipsOf(pkg, part);
    if (relationships.some(({ type }) => macros.test(type))) throw holdsMacros();
    const outside = relationships.find(({ external, type }) => external && fetched.has(type));
    if (outside) {
      throw new PackageError(
        'external-content',
        `The file loads a ${outside.type} from "${outside.target}" when it is opened.`,
        part,
      );
    }
  }
}

function relationshipSources(pkg: Package): string[] {
  return pkg.names().flatMap((name) => {
    const [, folder = '', rels, part, ending] = /^(.*\/)?(_rels)\/([^/]*)(\.rels)$/i.exec(name) ?? [];
    if (rels === undefined) return [];
    // To Office capitals make no difference, so here they must not hide anything.
    if (rels + ending !== '_rels.rels') {
      throw new PackageError(
        'unsafe-name',
        `The file holds relationships under the odd name "${name}".`,
        name,
      );
    }
    return [folder + part];
  });
}
