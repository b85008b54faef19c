import type { Package } from './package.ts';
import { PackageError } from './package-error.ts';
import { relationshipsOf } from './relationships.ts';
import { attribute, parseXml, type XmlElement } from './xml.ts';

/** Kinds of relationship through which Office fetches and runs or shows something from elsewhere, without being asked. */
const fetched = new Map([
  ['attachedtemplate', 'a document template'],
  ['oleobject', 'a linked object'],
  ['frame', 'a frame'],
  ['subdocument', 'a part of its text'],
]);

/** What Word writes into each document that was made from a template of the same computer: nothing comes from elsewhere. */
const ownTemplate = /^file:\/{3}[a-z]:[\\/]/i;

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
    if (relationships.some(({ element }) => macros.test(meantType(element)))) throw holdsMacros();
    const outside = relationships.find(
      ({ external, element, target }) =>
        external &&
        fetched.has(kindOf(element)) &&
        !(kindOf(element) === 'attachedtemplate' && ownTemplate.test(target)),
    );
    if (outside) {
      throw new PackageError(
        'external-content',
        `The file loads ${fetched.get(kindOf(outside.element))} from "${outside.target}" when it is opened.`,
        part,
      );
    }
  }
}

/** The type's URI as a reader may take it that resolves escapes of characters (RFC 3986, 6.2.2.2). */
function meantType(relationship: XmlElement): string {
  const type = attribute(relationship, 'Type') ?? '';
  return type.replace(/%([2-7][\da-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Last word of the type in small letters: whether capitals, a slash or blanks behind it matter, readers may judge differently. */
function kindOf(relationship: XmlElement): string {
  return /([a-z]+)[^a-z]*$/.exec(meantType(relationship).toLowerCase())?.[1] ?? '';
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
