/** Markdown and YAML with positions: read, print, cut into units, keep their ids, tell their state. */
export { type Aligned, align, type Change } from './align.ts';
export { checkTarget } from './check-target.ts';
export { type CutProse, type CutUnit, cutProse, type ProseKind, plainText } from './cut-prose.ts';
export { type Decoded, decode, fileLimit } from './decode.ts';
export { hiddenCharacters } from './hidden-characters.ts';
export { messagePieces } from './icu-message.ts';
export { printLock, readLock } from './lock.ts';
export { mapMessageWords } from './map-message-words.ts';
export { needsTranslation } from './needs-translation.ts';
export { parseInline } from './parse-inline.ts';
export { fileStart, type Path } from './positions.ts';
export { printInline } from './print-inline.ts';
export { printProse } from './print-prose.ts';
export { unparsedWords } from './protected-parts.ts';
export { readProse } from './read-prose.ts';
export { readYaml } from './read-yaml.ts';
export { explained } from './reasons.ts';
export { sentencesIn } from './sentences.ts';
export { shorten } from './shorten.ts';
export { type ShownText, shownPoint, shownText } from './shown-text.ts';
export { hasTerm, hasWords, wordsOf } from './stems.ts';
export { textHash } from './unit-id.ts';
export {
  type ChangedFigure,
  changedFigures,
  changedFiguresWords,
  figuresWords,
  readAgain,
  textState,
  unitState,
} from './unit-state.ts';
export {
  escapedPattern,
  groupBlank,
  numberSigns,
  numbersWritten,
  numberValue,
  readNumber,
} from './written-numbers.ts';
export type { YamlDocument, YamlString } from './yaml-document.ts';
