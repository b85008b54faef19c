import { Edits } from './edits.ts';
import type { Package } from './package.ts';
import { relationshipsOf, relationshipsPart } from './relationships.ts';
import { attribute, escapeXml, parseXml } from './xml.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationshipsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = '[Content_Types].xml';

/** An empty part for relationships, and the beginning of every other part that is written from nothing. */
export const xmlDeclaration = declaration;

/** Adds a relationship from `part` (the package itself for an empty name) and gives its id, made from `key`. `type` is the full URI; `target` relative to the part. */
export function addRelationship(
  pkg: Package,
  part: string,
  relationship: { readonly id: string; readonly type: string; readonly target: string },
): void {
  const name = relationshipsPart(part);
  if (!pkg.has(name))
    pkg.set(name, `${declaration}<Relationships xmlns="${relationshipsNamespace}"></Relationships>`);
  const source = pkg.text(name);
  const edits = new Edits(source);
  const { id, type, target } = relationship;
  edits.append(
    parseXml(source, pkg.limits, name),
    `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(target)}"/>`,
  );
  pkg.set(name, edits.apply());
}

/** Says what kind of content files with this ending are, unless the package says it already. */
export function addDefaultType(pkg: Package, extension: string, contentType: string): void {
  const source = pkg.text(types);
  const root = parseXml(source, pkg.limits, types);
  const known = root.children.some(
    (element) => element.name === 'Default' && attribute(element, 'Extension')?.toLowerCase() === extension,
  );
  if (known) return;
  const edits = new Edits(source);
  edits.prepend(
    root,
    `<Default Extension="${escapeXml(extension)}" ContentType="${escapeXml(contentType)}"/>`,
  );
  pkg.set(types, edits.apply());
}

/** Takes a part out with its content type, its own relationships and those of `from` that lead to it. */
export function removePart(pkg: Package, name: string, from: string): void {
  if (!pkg.has(name)) return;
  pkg.delete(name);
  pkg.delete(relationshipsPart(name));
  const source = pkg.text(types);
  const edits = new Edits(source);
  for (const element of parseXml(source, pkg.limits, types).children) {
    if (attribute(element, 'PartName') === `/${name}`) edits.remove(element);
  }
  pkg.set(types, edits.apply());
  const links = relationshipsOf(pkg, from).filter(({ external, target }) => !external && target === name);
  removeRelationships(pkg, from, new Set(links.map(({ id }) => id)));
}

/** Takes relationships away from a part; the part that holds them goes with the last. */
export function removeRelationships(pkg: Package, from: string, ids: ReadonlySet<string>): void {
  const all = relationshipsOf(pkg, from);
  const going = all.filter(({ id }) => ids.has(id));
  const [first] = going;
  if (!first) return;
  if (going.length === all.length) {
    pkg.delete(relationshipsPart(from));
    return;
  }
  const edits = new Edits(first.element.source);
  for (const { element } of going) edits.remove(element);
  pkg.set(relationshipsPart(from), edits.apply());
}
