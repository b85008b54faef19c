import type { Message, Point } from '@decode/model';
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { shellTemplate } from './shell-template.ts';
import { type ShownValue, sampleContexts, sampleLang } from './shown-values.ts';

/**
 * What the shells of a place leave of a document: they are filled with a value of each kind, as a document with all that
 * a cover may have and one with the least of it, for paper and for the screen. A value that is lost, or said as
 * something else, would be lost in every file without a word, since both page and PDF are made from what the shells
 * give.
 *
 * @param shells all of them, each of which the lint has let through
 * @param fileOf path of a shell, for messages
 */
export function checkShells(
  shells: ReadonlyMap<string, string>,
  fileOf: (shell: string) => string,
): Message[] {
  const told = new Map<string, Message>();
  const report = (shell: string, start: Point, found: string, todo: string) => {
    const file = fileOf(shell);
    const key = `${file}:${start.line}:${start.column} ${found}`;
    const origin = { file, start, end: start };
    if (!told.has(key)) told.set(key, { rule: 'unsafe-shell', severity: 'error', found, todo, origin });
  };
  const marked = new Map([...shells].map(([name, text]) => [name, markPlaces(name, text)]));
  const template = shellTemplate(marked);
  for (const { context, paged, values } of sampleContexts()) {
    const places = placesOf(fromHtml(template(context)), values);
    checkCounts(places, values, paged, shells, report);
    checkOrder(places, shells, report);
    for (const { value, around } of places) checkAround(value, around, report);
  }
  return [...told.values()];
}

type Report = (shell: string, start: Point, found: string, todo: string) => void;

interface Place {
  readonly value: ShownValue;
  /** Elements around it, the outermost first. */
  readonly around: readonly Element[];
}

function checkCounts(
  places: readonly Place[],
  values: readonly ShownValue[],
  paged: boolean,
  shells: ReadonlyMap<string, string>,
  report: Report,
): void {
  const where = paged ? 'in the PDF' : 'on the page for screens';
  for (const value of values) {
    const count = places.filter((place) => place.value === value).length;
    const [first, second] = mustachesOf(value, shells);
    const start = { line: 1, column: 1 };
    if (count === 0)
      report(
        first?.shell ?? value.home,
        first?.start ?? start,
        `${value.what} is not shown ${where}.`,
        first
          ? `Take ${value.mustache} out of conditions that leave it away.`
          : `Write ${value.mustache} into ${value.home}.hbs.`,
      );
    else if (count > 1 && value.once) {
      const place = second ?? first;
      report(
        place?.shell ?? value.home,
        place?.start ?? start,
        `${value.what} is shown ${count} times ${where}.`,
        `Write ${value.mustache} only once.`,
      );
    }
  }
}

/** The cover, the contents, the text: as every other format has them. */
function checkOrder(places: readonly Place[], shells: ReadonlyMap<string, string>, report: Report): void {
  let before = places[0];
  for (const place of places) {
    if (place.value.rank === undefined) continue;
    if (before && place.value.rank < (before.value.rank ?? 0)) {
      const [at] = mustachesOf(place.value, shells);
      report(
        at?.shell ?? place.value.home,
        at?.start ?? { line: 1, column: 1 },
        `${place.value.what} stands after ${lowerFirst(before.value.what)}.`,
        'Keep the order: cover, contents, text.',
      );
      return;
    }
    before = place;
  }
}

const within = (names: string): ReadonlySet<string> => new Set(names.split(' '));
/** Elements in which the text and the contents are what they are anywhere. */
const plain = within('html body main div');
/** In which values are; in others they are struck out, quoted, linked, or their languages lost. */
const forValues = within(
  'html body main div header footer section aside p span strong b em i small time cite br ul ol li table tbody thead tr th td figure figcaption caption',
);
/** Of a name of its own, which takes nothing from what is inside. */
const named = within('main header footer section aside table');
const harmless = within('className id style scope colSpan rowSpan dataShellPlace');

function checkAround(value: ShownValue, around: readonly Element[], report: Report): void {
  const say = ({ properties }: Element, shown: string, todo: string) => {
    const place = properties['dataShellPlace'];
    const [shell = value.home, line = 1, column = 1] = typeof place === 'string' ? place.split(':') : [];
    const start = { line: Number(line), column: Number(column) };
    report(shell, start, `${value.what} stands in ${shown}, which changes what readers are told.`, todo);
  };
  for (const element of around) {
    const { tagName, properties } = element;
    if (!(value.block ? plain : forValues).has(tagName))
      say(element, `<${tagName}>`, value.block ? 'Use <div> or <main>.' : 'Use <p> or <div> with a class.');
    for (const [name, given] of Object.entries(properties)) {
      if (harmless.has(name) || (name === 'ariaLabel' && named.has(tagName))) continue;
      if (name === 'lang' && given === sampleLang) continue;
      if (name === 'role' && tagName === 'figure' && String(given) === 'group') continue;
      const written = name.replace(/(?<=^aria|^data)(?=[A-Z])|(?<=[a-z])(?=[A-Z])/gu, '-').toLowerCase();
      say(
        element,
        `an element with "${written}"`,
        name === 'lang'
          ? 'Remove it, or write lang="{{lang}}": the words are in the language of the document.'
          : 'Remove the attribute.',
      );
    }
    if (tagName === 'html' && properties['lang'] !== sampleLang)
      say(element, '<html> without its language', 'Write <html lang="{{lang}}">.');
  }
}

function placesOf(page: Root, values: readonly ShownValue[]): Place[] {
  const made: Place[] = [];
  const visit = (node: Nodes, around: readonly Element[], own: boolean): void => {
    if (node.type === 'text') {
      for (const value of values)
        for (let i = node.value.split(value.sample).length; i > 1; i--) made.push({ value, around });
    } else if (node.type === 'element' && node.tagName !== 'head') {
      // What the renderer makes itself is its own matter.
      const inside = own || node.properties['dataSample'] !== undefined;
      for (const child of node.children) visit(child, inside ? around : [...around, node], inside);
    } else if (node.type === 'root') for (const child of node.children) visit(child, around, own);
  };
  visit(page, [], false);
  return made;
}

/** Each start tag of a shell with its place, which its element carries along. */
function markPlaces(shell: string, text: string): string {
  return text.replace(
    /(\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\})|<[a-z][\w-]*(?=[\s/>])/giu,
    (found, mustache, at) => {
      if (mustache !== undefined) return found;
      const before = text.slice(0, Number(at)).split('\n');
      return `${found} data-shell-place="${shell}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}"`;
    },
  );
}

/** Where the shells have a value, as far as can be told from its name. */
function mustachesOf({ mustache, inside }: ShownValue, shells: ReadonlyMap<string, string>) {
  const name = mustache.replace(/[{}\s]/gu, '');
  return [...shells].flatMap(([shell, text]) => {
    const open: string[] = [];
    const head = text.indexOf('</head>');
    return [...text.matchAll(/\{\{\{?\s*([#/]?)(?:(?:with|each)\s+)?([\w./]+)[^}]*\}\}/gu)].flatMap(
      (match) => {
        const [whole, sign, path = ''] = match;
        if (sign === '#') open.push(/^\{\{#\s*(?:with|each)\b/u.test(whole) ? path : '');
        else if (sign === '/') open.pop();
        else if (match.index < head) return [];
        else if (path === name || (name !== 'body' && path.endsWith(`.${name}`))) {
          if (
            name === 'body' &&
            (open.findLast((one) => one !== '') ?? '').split('.').at(-1) !== (inside ?? '')
          )
            return [];
          const before = text.slice(0, match.index).split('\n');
          return [{ shell, start: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } }];
        }
        return [];
      },
    );
  });
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
