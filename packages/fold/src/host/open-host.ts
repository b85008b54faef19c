import {
  attribute,
  child,
  mainPart,
  openPackage,
  type Package,
  PackageError,
  parseXml,
  type Relationship,
  relationshipsOf,
  type XmlElement,
} from '@decode/ooxml';
import { FoldRefusal } from './fold-refusal.ts';
import { readStyles, type Styles } from './styles.ts';

/** A municipality's own document, as far as folding reads it. Parts are found through relationships, never by name. */
export interface Host {
  readonly pkg: Package;
  /** Name of the part that holds the text. */
  readonly main: string;
  readonly root: XmlElement;
  readonly body: XmlElement;
  readonly styles: Styles;
  readonly relationships: readonly Relationship[];
  /** What lies beside the document of the last foldings, for programs drop what it keeps itself; XML, empty where there is none. */
  readonly beside: string;
  /** Name of the part to which the text has a relationship of that kind. */
  part(type: string): string | undefined;
  /** The tree of that part. */
  tree(type: string): XmlElement | undefined;
}

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strictNamespace = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

/** @throws FoldRefusal for everything that is not a transitional, unprotected .docx without macros, with advice. */
export function openHost(bytes: Uint8Array, beside = ''): Host {
  refuseOtherFormats(bytes);
  return refusing(() => hostOf(openPackage(bytes), beside));
}

/** Parts are read when they are needed, so that damage may show late. @throws FoldRefusal where the work finds some */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PackageError) throw asRefusal(error);
    throw error;
  }
}

/** @param known the tree of the text, where it has been read @throws PackageError, FoldRefusal */
export function hostOf(pkg: Package, beside = '', known?: XmlElement): Host {
  const main = mainPart(pkg);
  refuseOtherDocuments(pkg, main);
  const root = known ?? parseXml(pkg.text(main), pkg.limits, main);
  refuseOtherNames(root);
  const body = child(root, 'w:body');
  if (!body) throw damaged('The document has no text.');
  const relationships = relationshipsOf(pkg, main);
  const trees = new Map<string, XmlElement | undefined>();
  const part = (type: string) => {
    const found = relationships.find((relationship) => relationship.type === type && !relationship.external);
    return found && pkg.has(found.target) ? found.target : undefined;
  };
  const tree = (type: string) => {
    if (!trees.has(type)) {
      const name = part(type);
      trees.set(type, name === undefined ? undefined : parseXml(pkg.text(name), pkg.limits, name));
    }
    return trees.get(type);
  };
  refuseProtection(tree('settings'));
  return { pkg, main, root, body, styles: readStyles(tree('styles')), relationships, beside, part, tree };
}

const save =
  'Open it in Word or LibreOffice, choose «Save as», «Word document (.docx)», and use the new file.';

function refuseOtherFormats(bytes: Uint8Array): void {
  const begins = (text: string, at = 0) =>
    [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
  if (begins('PK') && begins('mimetypeapplication/vnd.oasis.opendocument', 30))
    throw new FoldRefusal('open-document', 'The file is an OpenDocument text (ODT).', save);
  if (begins('{\\rtf')) throw new FoldRefusal('rich-text', 'The file is rich text (RTF).', save);
  if (begins('%PDF')) {
    throw new FoldRefusal(
      'pdf',
      'The file is a PDF, which cannot be edited.',
      'Use the Word document that it was made from.',
    );
  }
  if (begins('\u00d0\u00cf\u0011\u00e0')) {
    // Names of streams in a compound file are UTF-16 ([MS-CFB] 2.6.1).
    if (
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('EncryptedPackage', 0, 'utf16le')
    ) {
      throw new FoldRefusal(
        'password',
        'The file is protected with a password.',
        'Open it in Word, choose File, Info, Protect Document, Encrypt with Password, leave the password empty, and save.',
      );
    }
    throw new FoldRefusal('word-97', 'The file is of the old kind that Word wrote up to 2003 (.doc).', save);
  }
}

function refuseOtherDocuments(pkg: Package, main: string): void {
  const types = parseXml(pkg.text('[Content_Types].xml'), pkg.limits, '[Content_Types].xml').children;
  const type = attribute(
    types.find((element) => attribute(element, 'PartName')?.toLowerCase() === `/${main}`.toLowerCase()),
    'ContentType',
  );
  if (type?.includes('wordprocessingml.template')) {
    throw new FoldRefusal(
      'template',
      'The file is a template for documents (.dotx), not a document.',
      'Open it in Word, save it as «Word document (.docx)», and use the new file.',
    );
  }
  if (type !== undefined && /spreadsheetml|presentationml|visio/.test(type)) {
    throw new FoldRefusal(
      'other-office',
      'The file is a spreadsheet or a presentation, not a text document.',
      'Name the planning document, a file that ends in .docx.',
    );
  }
}

function refuseOtherNames(root: XmlElement): void {
  const namespaces = [
    ...root.source.slice(root.start, root.openEnd).matchAll(/xmlns(?::\w+)?\s*=\s*["']([^"']*)["']/g),
  ];
  if (namespaces.some(([, uri]) => uri === strictNamespace)) {
    throw new FoldRefusal(
      'strict',
      'The file is a «Strict Open XML Document», which few programs read whole.',
      'Open it in Word, choose «Save as», «Word document (.docx)» without «Strict», and use the new file.',
    );
  }
  if (root.name !== 'w:document' || attribute(root, 'xmlns:w') !== wordNamespace) {
    throw new FoldRefusal(
      'unusual-names',
      'The file was written by a program that names its parts as neither Word nor LibreOffice does.',
      save,
    );
  }
}

function refuseProtection(settings: XmlElement | undefined): void {
  const protection = child(settings, 'w:documentProtection');
  if (!isOn(attribute(protection, 'w:enforcement') ?? 'off')) return;
  throw new FoldRefusal(
    'protected',
    'Editing of the document is restricted, so nothing may be inserted.',
    'Open it in Word, choose Review, Restrict Editing, Stop Protection, and save. Ask whoever set it, if it wants a password.',
  );
}

/** A value of type ST_OnOff (ECMA-376 part 1, 22.9.2.7). */
export function isOn(value: string): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function asRefusal(error: PackageError): FoldRefusal {
  if (error.code === 'macros') {
    return new FoldRefusal(
      'macros',
      'The file holds macros, small programs that run when it is opened.',
      'Open it in Word, save it as «Word document (.docx)», which keeps no macros, and use the new file.',
    );
  }
  if (error.code === 'external-content') {
    return new FoldRefusal(
      'unsafe',
      `The file is not read: ${error.message}`,
      'In Word, take that off and save. A template: File, Options, Add-ins, Manage «Templates», Go, and write Normal as document template. A linked object: File, Info, Edit Links to Files, Break Link. A part of the text: View, Outline, Show Document, Unlink. If you do not know where it comes from, ask the sender.',
    );
  }
  const where = error.part === undefined || error.message.includes(error.part) ? '' : ` (in ${error.part})`;
  return new FoldRefusal(
    'unsafe',
    `The file is not read: ${error.message}${where}`,
    'Open it in Word or LibreOffice and save it as a new .docx. If it came from outside, ask the sender whether it is the right file.',
  );
}

function damaged(found: string): FoldRefusal {
  return new FoldRefusal('unsafe', found, save);
}
