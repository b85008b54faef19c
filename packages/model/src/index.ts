/** The words of the house: shapes of content, of the document, of messages and of effects. Imports nothing of ours. */
export type {
  Bundle,
  Catalogue,
  CatalogueEntry,
  Figures,
  LockedUnit,
  TranslationState,
  Unit,
} from './catalogue.ts';
export { sourceLanguage } from './catalogue.ts';

export { type ColumnWords, columnWords, standsIn, wordsIn } from './column-words.ts';
export { bearsOn, concerns, languagesOf } from './concerns.ts';
export { type CslItem, cslItems, printCsl } from './csl.ts';

export type {
  Block,
  BlockHandlers,
  BlockOf,
  Caption,
  Citation,
  Column,
  Contents,
  ContentsEntry,
  Document,
  Doubt,
  Figure,
  Heading,
  Inline,
  InlineHandlers,
  InlineOf,
  List,
  ListItem,
  Media,
  Meta,
  Note,
  Paragraph,
  ParagraphRole,
  Picture,
  Quote,
  Reference,
  RowGroup,
  Section,
  SectionRole,
  Table,
  TableCell,
  TableRow,
  Theme,
  Words,
} from './document.ts';
export {
  type Area,
  areas,
  type Edition,
  edition,
  type Source,
  source,
  sources,
  type Term,
  terms,
} from './edition.ts';
export {
  type EditionData,
  editionData,
  type MeasureData,
  type PlaceData,
  type PracticeData,
  type ProposalData,
  type Wordings,
} from './edition-data.ts';
export {
  type Form,
  type FormChoice,
  type FormColumn,
  type FormName,
  form,
  formName,
  formNames,
  knownFields,
  type MeasureField,
  measureField,
} from './form.ts';
export { type ChosenColumn, type ChosenColumns, chooseColumns, chosenColumn } from './form-columns.ts';
export { formsOf, isCountry } from './forms-of.ts';
export type {
  Assets,
  Converter,
  ConvertJob,
  Files,
  FileWriter,
  Finisher,
  FontFace,
  LayOut,
  Office,
  PageNumbers,
  Printer,
  PrintOptions,
  Rasteriser,
} from './host.ts';
export { type LanguageRules, languageRules } from './language.ts';
export { type MeasureFile, measureFile } from './measure-file.ts';
export type {
  MeasureCell,
  MeasureColumn,
  MeasureGroup,
  MeasureRow,
  Measures,
  MeasureTable,
} from './measure-table.ts';
export {
  compare,
  compareCodes,
  type Message,
  nearest,
  type Origin,
  type Point,
  type Severity,
  sortMessages,
} from './message.ts';
export { type Outline, outline, part } from './outline.ts';
export {
  type Brand,
  brand,
  type NameCase,
  type NameForms,
  nameCases,
  type Place,
  place,
  type Template,
  template,
} from './place.ts';
export { type Practice, practice, practiceSections } from './practice.ts';
export {
  bundlesOf,
  type LoadedPractice,
  type LoadedProposal,
  type LoadedPublication,
  type LoadedTemplate,
  type Project,
  type UnreadTexts,
  type Written,
  type WrittenProse,
} from './project.ts';
export {
  type Cost,
  certaintyLevel,
  type Evidence,
  type Indicator,
  isPrinted,
  measureKind,
  type Proposal,
  priority,
  proposal,
  proposalSections,
  strength,
} from './proposal.ts';
export type {
  Break,
  CiteKeys,
  Code,
  Emphasis,
  Field,
  Link,
  NoteReference,
  ProseBlock,
  ProseCell,
  ProseDirective,
  ProseHeading,
  ProseInline,
  ProseList,
  ProseNote,
  ProseParagraph,
  ProseQuote,
  ProseTable,
  Strong,
  Text,
} from './prose.ts';
export { directivesIn } from './prose.ts';
export { type Publication, publication, publicationPart } from './publication.ts';
export {
  type RecommendedMeasure,
  type RecommendedMeasures,
  recommendedMeasures,
} from './recommended-measures.ts';
export { Refusal } from './refusal.ts';
export { type Series, type SeriesDescriptor, type SeriesRow, series } from './series.ts';
export { type DocumentKind, documentKinds, outputFolder, outputPath, type Target } from './target.ts';
export { currency, isTranslatable, language, languageChain, slug, sourceKey, text } from './text.ts';
export {
  type Anchor,
  anchorsOf,
  blocksOf,
  inlinesIn,
  nodesOf,
  type Sending,
  sendingsOf,
  spokenBelow,
  spokenBlocksOf,
} from './walk-document.ts';
export { type ReadabilityRatio, type Wording, wording } from './wording.ts';
