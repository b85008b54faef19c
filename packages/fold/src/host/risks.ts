import { attribute, child, mentions, type XmlElement } from '@decode/ooxml';
import { boldHeadingsOf } from './bold-headings.ts';
import { type Field, fieldName } from './fields.ts';
import { type Host, isOn } from './open-host.ts';
import type { Room } from './room.ts';
import type { Sequence } from './sequences.ts';

/** Something that does not keep us from folding but that a person should know. */
export interface Risk {
  readonly kind:
    | 'bold-headings'
    | 'tracked-changes'
    | 'comments'
    | 'signature'
    | 'outside-content'
    | 'foreign-parts'
    | 'missing-part'
    | 'typed-numbers'
    | 'chapter-numbers'
    | 'old-layout'
    | 'locked-controls'
    | 'other-language'
    | 'narrow-column';
  readonly found: string;
  readonly todo: string;
}

/** Fields through which a document takes in, or sends for, something from elsewhere when somebody updates them. */
const fetching = new Set([
  'DDE',
  'DDEAUTO',
  'INCLUDETEXT',
  'INCLUDEPICTURE',
  'IMPORT',
  'LINK',
  'DATABASE',
  'RD',
]);

export function risksOf(host: Host, fields: readonly Field[], sequences: readonly Sequence[]): Risk[] {
  const { body, pkg, relationships } = host;
  const risks: Risk[] = [];
  const settings = host.tree('settings');
  const { tracked, locked } = countIn(body);
  const recording = child(settings, 'w:trackRevisions');
  if (tracked > 0 || (recording && isOn(attribute(recording, 'w:val') ?? '1'))) {
    risks.push({
      kind: 'tracked-changes',
      found: `The document has ${tracked} tracked ${tracked === 1 ? 'change' : 'changes'}${recording ? ', and Word goes on tracking' : ''}.`,
      todo: 'They stay as they are. Ours is inserted as plain text, not as a change.',
    });
  }
  const comments = host.tree('comments')?.children.length ?? 0;
  if (comments > 0) {
    risks.push({
      kind: 'comments',
      found: `The document has ${comments} ${comments === 1 ? 'comment' : 'comments'}.`,
      todo: 'They stay as they are.',
    });
  }
  if (pkg.names().some((name) => name.startsWith('_xmlsignatures/'))) {
    risks.push({
      kind: 'signature',
      found: 'The document is signed. Any change makes the signature invalid.',
      todo: 'Fold into a copy, and have it signed again.',
    });
  }
  const outside = [
    ...fields
      .filter((field) => fetching.has(fieldName(field)))
      .map(({ instruction }) => instruction.slice(0, 80)),
    ...relationships
      .filter(({ external, type }) => external && type !== 'hyperlink')
      .map(({ target }) => target),
  ];
  if (outside.length > 0) {
    risks.push({
      kind: 'outside-content',
      found: `The document fetches content from elsewhere: ${[...new Set(outside)].slice(0, 5).join('; ')}.`,
      todo: 'Nothing of it was opened. Whoever opens the document in Word should know where it comes from.',
    });
  }
  const foreign = relationships.filter(({ type }) =>
    ['aFChunk', 'package', 'oleObject', 'control', 'subDocument'].includes(type),
  );
  if (foreign.length > 0) {
    risks.push({
      kind: 'foreign-parts',
      found: `The document holds ${foreign.length} embedded files or objects.`,
      todo: 'They stay as they are, unread.',
    });
  }
  const missing = relationships.filter(
    ({ external, target }) => !external && target !== '' && !pkg.has(target),
  );
  if (missing.length > 0) {
    risks.push({
      kind: 'missing-part',
      found: `The document names parts that it does not hold: ${missing
        .map(({ target }) => target)
        .slice(0, 5)
        .join(', ')}.`,
      todo: 'If Word offers to repair it, do so, save it, and fold into the repaired one.',
    });
  }
  const byChapter = sequences.filter(
    ({ byChapter: anew, habit, kind }) => anew && !habit && kind !== 'other',
  );
  if (byChapter.length > 0) risks.push(countedThrough(byChapter.map(({ name }) => name)));
  const mode = Number(compatibilityMode(settings) ?? 15);
  if (mode < 15) {
    risks.push({
      kind: 'old-layout',
      found: `The document is laid out as in an older Word (compatibility mode ${mode}).`,
      todo: 'Nothing has to be done. File, Info, Convert brings it up to date, and may move page breaks.',
    });
  }
  if (locked > 0) {
    risks.push({
      kind: 'locked-controls',
      found: `The document has ${locked} content controls that may not be edited.`,
      todo: 'Nothing is inserted inside a content control.',
    });
  }
  return risks;
}

/** Captions of ours that do not have the chapter's number that those of the host have. */
export function countedThrough(series: readonly string[]): Risk {
  return {
    kind: 'chapter-numbers',
    found: `Captions are numbered by chapter (${series.join(', ')}); ours count through the document.`,
    todo: 'In Word, right-click one of our captions, choose «Edit Field», and add the chapter number, if you want it there too.',
  };
}

/** The language of the text as the document's defaults or most of its styles say it: lv-LV. */
export function languageOf(host: Host): string | undefined {
  const defaults = child(host.tree('styles'), 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang');
  const normal = child(host.styles.standard('paragraph')?.element, 'w:rPr', 'w:lang');
  return attribute(normal, 'w:val') ?? attribute(defaults, 'w:val');
}

/** The program that says it wrote the file. */
export function writtenBy({ pkg }: Host): string | undefined {
  if (!pkg.has('docProps/app.xml')) return undefined;
  return /<Application>([^<]{1,80})<\/Application>/.exec(pkg.text('docProps/app.xml'))?.[1];
}

function compatibilityMode(settings: XmlElement | undefined): string | undefined {
  const all = child(settings, 'w:compat')?.children ?? [];
  const mode = all.find((setting) => attribute(setting, 'w:name') === 'compatibilityMode');
  return attribute(mode, 'w:val');
}

function countIn(body: XmlElement): { readonly tracked: number; readonly locked: number } {
  let [tracked, locked] = [0, 0];
  const visit = (element: XmlElement): void => {
    if (element.name === 'w:ins' || element.name === 'w:del' || element.name === 'w:moveFrom') tracked++;
    else if (element.name === 'w:lock' && /content/i.test(attribute(element, 'w:val') ?? '')) locked++;
    for (const inner of element.children) visit(inner);
  };
  const counted = /<w:(?:ins|del|moveFrom|lock)[\s>/]/;
  if (counted.test(body.source))
    for (const block of body.children) if (mentions(block, counted)) visit(block);
  return { tracked, locked };
}

/**
 * What a person should know of headings that the document does not say, or does not number.
 * @param typed one whose number is typed, where most are so
 */
export function risksOfHeadings(host: Host, typed: string | undefined): Risk[] {
  const risks: Risk[] = [];
  const bold = boldHeadingsOf(host).size;
  if (bold > 0) {
    risks.push({
      kind: 'bold-headings',
      found: `The document does not say which of its lines are headings; ${bold} ${bold === 1 ? 'line' : 'lines'} in bold ${bold === 1 ? 'is' : 'are'} taken for ${bold === 1 ? 'one' : 'headings'}, with levels by their numbers and sizes.`,
      todo: 'See that the chapter stands where it should. In Word, the styles Heading 1 to 3 make them headings, which lists of contents and screen readers need.',
    });
  }
  if (typed !== undefined) {
    risks.push({
      kind: 'typed-numbers',
      found: `Numbers of headings are typed in the document ("${typed}"); our headings have none.`,
      todo: 'Type them before ours, if you want them there too: the next edition keeps them.',
    });
  }
  return risks;
}

/** What a person should know of a chapter at a place of the host. */
export function risksAt(host: Host, { columns }: Room, lang: string): Risk[] {
  const risks: Risk[] = [];
  const own = languageOf(host);
  if (own !== undefined && own.split('-')[0] !== lang.split('-')[0]) {
    risks.push({
      kind: 'other-language',
      found: `The document is written in ${own}, the chapter in ${lang}.`,
      todo: 'Name the language of the document with --language, if the place has the recommendations in it.',
    });
  }
  if (columns > 1) {
    risks.push({
      kind: 'narrow-column',
      found: `The chapter stands in a layout of ${columns} columns, so its tables are narrow.`,
      todo: 'If they are hard to read, name a heading in a part of the document with one column.',
    });
  }
  return risks;
}
