import {
  type Bundle,
  type CatalogueEntry,
  type Doubt,
  type LoadedTemplate,
  languageChain,
  type Message,
  type NameCase,
  type Origin,
  type Place,
  type Project,
  type ProseInline,
  type TranslationState,
  type Unit,
  type Written,
  type WrittenProse,
} from '@decode/model';
import {
  changedFiguresWords,
  parseInline,
  readAgain,
  shorten,
  shownPoint,
  shownText,
  textState,
} from '@decode/source';
import {
  createLanguage,
  createStrings,
  entryOf,
  groupedIn,
  type Language,
  lookup,
  missingForm,
  type NameForm,
  nameForm,
  nameValues,
  type StringValues,
  stateLabel,
  typesetInlines,
  writeTypedNumbers,
} from '../language/index.ts';
import { resolveField } from './resolve-field.ts';
import type { Settled, SettledInline } from './settled.ts';

/** A block of prose that is a unit. */
type Leaf = { readonly children: readonly ProseInline[] };

/** Whom the words of a document are about and which data its fields read: a place, or all places of a publication. */
export interface Subject extends Pick<LoadedTemplate, 'slug' | 'series'> {
  readonly place: Omit<Written<unknown>, 'value' | 'unit'> & {
    readonly value: Pick<Place, 'trend' | 'profile' | 'language' | 'name' | 'partner' | 'addressee'> & {
      readonly kind: Place['kind'] | 'publication';
    };
  };
}

/** The project in one language: every text settled, still to be put in order and numbered. */
export interface Draft {
  readonly project: Project;
  /** BCP 47. */
  readonly tag: string;
  readonly language: Language;
  /** A string of templates/base/strings, formatted. */
  say(key: string, values?: StringValues): string;
  /** A form of the name of the territory, of the project's partner there, or of the body that decides. */
  name(of: 'place' | 'partner' | 'body', wanted: NameCase): string;
  /** The translatable string at a path of a YAML file. */
  text(
    written: Pick<Written<unknown>, 'unit' | 'origin' | 'file'>,
    bundle: Bundle,
    path: readonly (string | number)[],
  ): Settled;
  /** The words of one leaf block of prose. */
  leaf(prose: WrittenProse, bundle: Bundle, block: Leaf): Settled;
  /** Notes a text that is shown and is not current; once, however often it is shown. */
  doubt(doubt: Doubt): void;
  /** Notes a name, term, heading or language that needs review, or stops the target, as the edition says. */
  doubtPoint(of: NonNullable<Doubt['of']>, what: string, origin: Origin): void;
  /** What went wrong so far; errors stop the target. */
  readonly messages: Message[];
  readonly doubts: Doubt[];
}

/** The same for one place, with all that it says of itself. */
export interface PlaceDraft extends Draft {
  readonly template: LoadedTemplate;
}

const parsed = new WeakMap<Unit | CatalogueEntry, ReturnType<typeof parseInline>>();

/** The same text stands in the documents of many places: it is read once for all of them. */
function parsedOnce(text: Unit | CatalogueEntry): ReturnType<typeof parseInline> {
  let result = parsed.get(text);
  if (!result) {
    result = 'target' in text ? parseInline(text.target, text.origin) : parseInline(text.text, text.origin);
    parsed.set(text, result);
  }
  return result;
}

/** What has been found wrong or doubtful so far, each once; drafts of one document share it. */
export interface LocaliseRecord {
  readonly messages: Message[];
  readonly doubts: Doubt[];
  readonly told: Set<string>;
}

export function createRecord(): LocaliseRecord {
  return { messages: [], doubts: [], told: new Set() };
}

export function localisePlace(
  project: Project,
  template: LoadedTemplate,
  tag: string,
  record?: LocaliseRecord,
): PlaceDraft {
  return { ...localise(project, template, tag, record), template };
}

export function localise(
  project: Project,
  subject: Subject,
  tag: string,
  { messages, doubts, told }: LocaliseRecord = createRecord(),
): Draft {
  const profile = subject.place.value.profile;
  const languages = new Map<string, Language>();
  const languageOf = (wanted: string): Language => {
    const known = languages.get(wanted);
    if (known) return known;
    const rules = project.languages.get(wanted);
    if (!rules) {
      throw new MissingLanguage({
        rule: 'missing-language',
        severity: 'error',
        found: `The language "${wanted}" has no rules.`,
        todo: `Add templates/base/languages/${wanted}.yaml.`,
        origin: subject.place.origin(['language']),
      });
    }
    // A place's habits are those of its own language; every other language follows the EU's style guide.
    const made = createLanguage(rules, wanted === subject.place.value.language ? profile : 'eu');
    languages.set(wanted, made);
    return made;
  };

  const language = languageOf(tag);
  const tell = (message: Message, key: string): void => {
    if (!told.has(key)) messages.push(message);
    told.add(key);
  };
  const { place } = subject;
  const names = {
    place: { path: ['name'], forms: place.value.name },
    partner: { path: ['partner', 'name'], forms: place.value.partner.name },
    body: { path: ['addressee'], forms: place.value.addressee },
  };
  const lacking = (of: keyof typeof names, wanted: NameForm): string => {
    const { path, forms } = names[of];
    const source = { file: place.file, path: path.join('.'), origin: place.origin([...path, tag]) };
    tell(missingForm(source, forms, tag, wanted), `${subject.slug} ${of} ${wanted}`);
    return '';
  };
  const named = (of: keyof typeof names) =>
    nameValues(of, names[of].forms, tag, (wanted) => lacking(of, wanted));
  const strings = createStrings(
    project.strings,
    tag,
    language,
    {
      kind: place.value.kind,
      trend: place.value.trend,
      ...named('place'),
      ...named('partner'),
      ...named('body'),
    },
    project.edition.value,
  );

  const say = (key: string, values: StringValues = {}): string => {
    const said = strings.say(key, values);
    if (said.message) tell(said.message, `${tag} ${key}`);
    if (!('text' in said)) return key;
    if (said.state !== 'fresh' && said.state !== 'auto')
      note({ kind: said.state, what: key, ...(said.message?.origin ? { origin: said.message.origin } : {}) });
    return said.text;
  };

  /** Said once for a text, however often the document shows it. */
  const note = (doubt: Doubt): void => {
    const key = `doubt ${doubt.kind} ${doubt.what} ${doubt.origin?.file}`;
    if (!told.has(key)) doubts.push(doubt);
    told.add(key);
  };

  const doubtPoint: Draft['doubtPoint'] = (of, what, origin) => {
    note({ kind: 'needs-review', of, what, origin });
    if (shownPoint(project.edition.value) === 'refused')
      tell(unreviewed(of, what, origin, project.edition.file), `needs-review ${what}`);
  };

  /** @param typed the text with its typed numbers in the habits of the document */
  const fill = (typed: readonly ProseInline[], wanted: string): SettledInline[] => {
    const filled = (children: readonly ProseInline[]): SettledInline[] =>
      children.map((node): SettledInline => {
        switch (node.type) {
          case 'field': {
            const value = resolveField(node, subject, wanted, languageOf(wanted));
            if ('message' in value) {
              messages.push(value.message);
              return { type: 'text', value: `{{ ${node.path.join('.')} }}` };
            }
            return { type: 'text', value: value.text };
          }
          case 'strong':
          case 'emphasis':
          case 'link':
            return { ...node, children: filled(node.children) } as SettledInline;
          default:
            return node;
        }
      });
    return typesetInlines(filled(typed), languageOf(wanted).rules);
  };

  /** @param read the text as it was read, if it was: its nodes know their places exactly, whatever it looks like */
  const settle = (unit: Unit, bundle: Bundle, read?: readonly ProseInline[]): Settled => {
    const written = unit.language;
    const parse = (text: Unit | CatalogueEntry) => {
      const { children, messages: faults } = parsedOnce(text);
      messages.push(...faults);
      return children;
    };
    const asWritten = () => {
      const own = languageOf(written);
      return fill(writeTypedNumbers(read ?? parse(unit), own.rules, own), written);
    };
    const translated = (entry: CatalogueEntry) => {
      const { rules } = language;
      const isOwn = bundle.catalogues.get(tag)?.entries.get(unit.id)?.target;
      const [, region = tag] = isOwn ? [] : languageChain(tag);
      const counted = groupedIn(parsedOnce(unit).children, project.languages.get(written) ?? rules);
      const typed = writeTypedNumbers(
        parse(entry),
        project.languages.get(region) ?? rules,
        language,
        counted,
      );
      return fill(typed, tag);
    };
    const base = { id: unit.id, origin: unit.origin };
    const entry = written === tag ? undefined : entryOf(bundle, unit.id, language.rules);
    const state = textState(unit, entry, tag);
    if (state === 'auto') return { ...base, inlines: asWritten() };
    if (state === 'fresh') return { ...base, inlines: entry ? translated(entry) : asWritten() };
    note({
      kind: state,
      what: `${bundle.folder}#${unit.id}: ${unit.text.slice(0, 60)}`,
      origin: entry?.origin ?? unit.origin,
    });
    const shown = shownText(state, project.edition.value);
    if (shown === 'refused')
      tell(refused(unit, entry, state, language.rules.englishName, project.edition.file), unit.id);
    if (shown === 'marked' && (entry || written === tag || state === 'outdated')) {
      const label = say(stateLabel(state, 'marked'));
      return { ...base, inlines: entry ? translated(entry) : asWritten(), state: { kind: state, label } };
    }
    const label = say(stateLabel(state, 'source'));
    return { ...base, inlines: asWritten(), lang: written, state: { kind: state, label } };
  };

  const lacks = (
    written: Pick<Written<unknown>, 'origin' | 'file'>,
    path: readonly (string | number)[],
  ): Settled => {
    messages.push({
      rule: 'missing-text',
      severity: 'error',
      found: `${written.file} says nothing under ${path.join('.')}, which this document needs.`,
      todo: `Write it there.`,
      origin: written.origin(path),
    });
    return { inlines: [] };
  };

  for (const [of, { path, forms }] of Object.entries(names)) {
    if (lookup((language) => forms[language], tag)?.status !== 'needs-review') continue;
    doubtPoint('name', `forms of the name (${of})`, place.origin([...path, tag]));
  }
  if (language.rules.status === 'needs-review') {
    doubtPoint('language', `translation into ${language.rules.englishName}`, languageOrigin(tag));
  }

  return {
    project,
    tag,
    language,
    say,
    name: (of, wanted) => nameForm(names[of].forms, tag, wanted) ?? lacking(of, wanted),
    text(written, bundle, path) {
      const unit = written.unit(path);
      return unit ? settle(unit, bundle) : lacks(written, path);
    },
    leaf(prose, bundle, block) {
      const unit = prose.unit(block);
      // An empty cell of a table is no unit.
      return unit ? { ...settle(unit, bundle, block.children), file: prose.file } : { inlines: [] };
    },
    doubt: note,
    doubtPoint,
    messages,
    doubts,
  };
}

/** Where a language says of itself who has read it; nothing else of its rules has a place in a document. */
function languageOrigin(tag: string): Origin {
  const start = { line: 1, column: 1 };
  return { file: `templates/base/languages/${tag}.yaml`, start, end: start };
}

function unreviewed(of: string, what: string, origin: Origin, edition: string): Message {
  return {
    rule: 'needs-review',
    severity: 'error',
    found: `This ${of} waits for a native speaker (${what}), and ${edition} lets a release print only what is confirmed.`,
    todo: `Let it be read and change "status: needs-review" here, or let releases name it in their manifest alone: needsReview: record in ${edition}.`,
    origin,
  };
}

function refused(
  unit: Unit,
  entry: CatalogueEntry | undefined,
  state: TranslationState,
  language: string,
  edition: string,
): Message {
  if (state === 'outdated')
    return {
      rule: 'not-current',
      severity: 'error',
      found: `«${shorten(unit.text)}» was last read with other figures (${changedFiguresWords(unit)}), and a release prints only what is current.`,
      todo: readAgain(unit.id),
      origin: unit.origin,
    };
  const words: Partial<Record<TranslationState, string>> = {
    missing: 'is not translated',
    stale: 'has changed since it was translated',
    broken: 'has lost something in its translation',
    'needs-review': 'has a translation that nobody has confirmed',
  };
  return {
    rule: 'not-current',
    severity: 'error',
    found: `«${shorten(unit.text)}» ${words[state] ?? ''} into ${language}, and a release prints only what is current.`,
    todo: `Bring the translation up to date, or let releases print the English text, marked: withoutTranslation: source in ${edition}.`,
    origin: entry?.origin ?? unit.origin,
  };
}

/** Thrown where nothing of the target can be built; carries what the person is told. */
export class MissingLanguage extends Error {
  readonly report: Message;
  constructor(report: Message) {
    super(report.found);
    this.report = report;
  }
}
