import type { Package } from './package.ts';
import { PackageError } from './package-error.ts';
import { attribute, parseXml, type XmlElement } from './xml.ts';

/** A relationship of a part (ECMA-376 part 2, 9.3). */
export interface Relationship {
  readonly id: string;
  /** Last segment of the type's URI, the same in transitional and strict documents: `image`, `hyperlink`, `styles`. */
  readonly type: string;
  /** Name of the part, without a leading slash; for an external one the address as written. */
  readonly target: string;
  readonly external: boolean;
  readonly element: XmlElement;
}

/** Name of the part that holds the relationships of `part`; of the package itself for an empty name. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/**
 * Relationships of a part in the order written; none where it has no such part.
 * @throws PackageError where a target leaves the package, or may leave it by a mode that only some readers understand.
 */
export function relationshipsOf(pkg: Package, part: string): Relationship[] {
  const name = relationshipsPart(part);
  if (!pkg.has(name)) return [];
  return parseXml(pkg.text(name), pkg.limits, name).children.map((element) => {
    const mode = attribute(element, 'TargetMode') ?? 'Internal';
    if (mode !== 'External' && mode !== 'Internal') throw oddMode(part, mode);
    const external = mode === 'External';
    const target = attribute(element, 'Target') ?? '';
    return {
      id: attribute(element, 'Id') ?? '',
      type: (attribute(element, 'Type') ?? '').split('/').at(-1) ?? '',
      target: external ? target : resolveTarget(part, target),
      external,
      element,
    };
  });
}

/** The part that the package is about: `word/document.xml`, wherever it lies. */
export function mainPart(pkg: Package): string {
  const main = relationshipsOf(pkg, '').find(({ type }) => type === 'officeDocument');
  if (!main || !pkg.has(main.target))
    throw new PackageError('not-office', 'The file does not say which of its parts is the document.');
  return main.target;
}

/** `../media/a.png` seen from `word/document.xml`. A fragment stays outside. */
function resolveTarget(part: string, target: string): string {
  // As a reader would understand it that takes other signs for a slash or a dot.
  const plain = target
    .replaceAll('\\', '/')
    .replace(/%2e/gi, '.')
    .replace(/%(2f|5c)/gi, '/');
  if (plain !== target) resolve(part, plain, target);
  return resolve(part, target, target);
}

/** @param target as written, for the message */
function resolve(part: string, meant: string, target: string): string {
  const path = meant.replace(/#.*$/, '');
  if (/^(file|[a-z]):/i.test(path)) throw outside(part, target);
  const segments = path.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) {
        throw outside(part, target);
      }
    } else if (segment !== '.' && segment !== '') {
      segments.push(segment);
    }
  }
  return segments.join('/');
}

function oddMode(part: string, mode: string): PackageError {
  return new PackageError(
    'outside-reference',
    `The part "${part || 'package'}" refers to something in the mode "${mode}", which is neither "Internal" nor "External".`,
    part,
  );
}

function outside(part: string, target: string): PackageError {
  return new PackageError(
    'outside-reference',
    `The part "${part || 'package'}" refers to something outside the file: "${target}".`,
    part,
  );
}
