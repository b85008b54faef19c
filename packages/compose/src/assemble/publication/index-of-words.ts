import {
  type Block,
  type Heading,
  inlinesIn,
  type Paragraph,
  type Section,
  sourceLanguage,
  spokenBelow,
  type Table,
} from '@decode/model';
import { hasTerm, hasWords, wordsOf } from '@decode/source';
import { shownTerm } from '../glossary.ts';
import { plainWords } from '../plain-words.ts';
import { cell, columns, row } from '../table.ts';
import { chapterId, type PublicationAssembly, placeName, whereId } from './chapter.ts';

/** What a reader is sent to: one section of those that have a subject of their own. */
interface Passage {
  readonly id: string;
  /** «A1», or the title where there is no code. */
  readonly label: string;
  /** The words of each block, in one language only. */
  readonly blocks: readonly (readonly string[])[];
}

interface IndexEntry {
  readonly name: string;
  /** The name as it is printed, where it is more than its words. */
  readonly shown?: Paragraph;
  readonly found: readonly Passage[];
}

/** More than these would lead nowhere in particular: those that speak of it most are kept. */
const mostPassages = 4;

/** Terms of the glossary and places, with the sections that speak of them most, in the order of the document's language. */
export function assembleIndex(assembly: PublicationAssembly, body: readonly Block[]): Section {
  const { project, tag, language } = assembly.draft;
  const heading = assembly.say('part.index');
  const passages = passagesOf(body, tag);
  const names = (words: readonly string[], name: string, lang: string): boolean =>
    lang === sourceLanguage ? hasWords(words, name) : hasTerm(words, name);
  const glossary = body.find(
    (block): block is Section => block.type === 'section' && block.id === 'glossary',
  );
  const terms = project.terms.value.flatMap(({ print }, index) => {
    const term = print ? shownTerm(assembly, index) : undefined;
    if (!term) return [];
    const { label: name, words: shown, lang } = term;
    const own = lang === tag ? passages : passagesOf(body, tag, lang);
    const found = mostOf(own, (words) => names(words, name, lang));
    // Where no text says it in English, what it means is all there is to lead to.
    const rest = lang !== tag && found.length === 0 && glossary ? passage(glossary, tag, lang) : found;
    return [{ name, shown, found: rest }];
  });
  const places = assembly.chapters.map((chapter) => {
    const name = plainWords(placeName(assembly, chapter).inlines);
    const own = passages.filter(({ id }) => id === chapterId(chapter));
    const others = mostOf(
      passages.filter(({ id }) => !id.startsWith('place-')),
      (words) => hasTerm(words, name),
    );
    return { name, found: [...others, ...own] };
  });
  const table = (head: string, entries: readonly IndexEntry[]): Table => ({
    type: 'table',
    role: 'comparison',
    summary: assembly.say(head),
    columns: columns(30, 70),
    head: [
      row(
        cell(assembly, assembly.say(head), { header: 'column' }),
        cell(assembly, assembly.say('column.where'), { header: 'column' }),
      ),
    ],
    groups: [
      {
        rows: language
          .sort(
            entries.filter(({ found }) => found.length > 0),
            ({ name }) => name,
          )
          .map(({ name, shown, found }) =>
            row(
              cell(assembly, shown ? [shown] : name, { header: 'row' }),
              cell(assembly, lines(assembly, found)),
            ),
          ),
      },
    ],
  });
  return {
    type: 'section',
    role: 'chapter',
    id: 'index',
    runningHead: heading,
    children: [assembly.heading(1, heading), table('index.terms', terms), table('index.places', places)],
  };
}

/** «A1, 11», each on a line of its own; numbers of pages only where there are pages. */
function lines(assembly: PublicationAssembly, found: readonly Passage[]): Paragraph[] {
  // A link after a page number in the same line would lie beside its words: the number is set after the links.
  return found.map(({ id, label }) =>
    assembly.words([
      { type: 'reference', target: id, children: [{ type: 'text', value: label }] },
      { type: 'reference', target: id, page: true, children: [{ type: 'text', value: ',\u00a0000' }] },
    ]),
  );
}

function mostOf(passages: readonly Passage[], speaks: (words: readonly string[]) => boolean): Passage[] {
  const counted = passages.flatMap((passage) => {
    const times = passage.blocks.filter(speaks).length;
    return times > 0 ? [{ passage, times }] : [];
  });
  const kept = new Set(
    counted
      .toSorted((a, b) => b.times - a.times)
      .slice(0, mostPassages)
      .map(({ passage }) => passage),
  );
  return passages.filter((passage) => kept.has(passage));
}

/** Recommendations, good practices, chapters of places, and what opens an area. */
function passagesOf(body: readonly Block[], tag: string, wanted = tag): Passage[] {
  return body.flatMap((block): Passage[] => {
    if (block.type !== 'section') return [];
    const practices = block.children.filter(
      (child): child is Section => child.type === 'section' && child.role === 'practice',
    );
    if (practices.length > 0) return practices.flatMap((practice) => passage(practice, tag, wanted));
    const isSubject = block.role === 'recommendation' || block.id?.startsWith('place-') === true;
    return isSubject ? passage(block, tag, wanted) : [];
  });
}

/** @param wanted the language whose words are kept */
function passage(section: Section, tag: string, wanted: string): Passage[] {
  const title = section.children.find((child): child is Heading => child.type === 'heading');
  if (!section.id || !title) return [];
  // Labels and the list of places say nothing about the subject.
  const said = section.children.filter((child) => !('id' in child && child.id?.startsWith(whereId(''))));
  const spoken = said.flatMap((child) => [...spokenBelow(child, section.lang ?? tag)]);
  const blocks = spoken.flatMap(([block, lang]) => {
    const words = lang === wanted && block.type !== 'heading' ? wordsOf(plainWords(inlinesIn(block))) : [];
    return words.length > 0 ? [words] : [];
  });
  return [{ id: section.id, label: title.number ?? plainWords(title.children), blocks }];
}
