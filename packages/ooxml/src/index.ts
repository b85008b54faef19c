/** A safe, lossless reader and splicing writer of Office packages. Imports nothing of ours, touches no disk. */
export { Edits } from './edits.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { newPackage, openArchive, openPackage, type Package } from './package.ts';
export { PackageError, type PackageErrorCode } from './package-error.ts';
export { addDefaultType, addRelationship, removePart, removeRelationships, xmlDeclaration } from './parts.ts';
export { mainPart, type Relationship, relationshipsOf, relationshipsPart } from './relationships.ts';
export { savePackage } from './save-package.ts';
export {
  attribute,
  child,
  descendants,
  escapeXml,
  glance,
  isSelfClosing,
  mentions,
  parseXml,
  sourceOf,
  textOf,
  withoutBlocks,
  type XmlElement,
  xmlText,
} from './xml.ts';
