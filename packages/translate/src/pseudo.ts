import type { Bundle, Catalogue, Project, ProseInline } from '@decode/model';
import { mapMessageWords, needsTranslation, parseInline, printInline } from '@decode/source';

/** The project as if every text had been translated into a language that nobody speaks, for each place's language. */
export function pseudoProject(project: Project): Project {
  const languages = [...new Set([...project.templates.values()].map(({ place }) => place.value.language))];
  const inPseudo = (bundle: Bundle): Bundle => ({
    ...bundle,
    catalogues: new Map(languages.map((language) => [language, pseudoCatalogue(bundle, language)])),
  });
  const each = <T extends { readonly bundle: Bundle }>(
    loaded: ReadonlyMap<string, T>,
  ): ReadonlyMap<string, T> =>
    new Map([...loaded].map(([slug, value]) => [slug, { ...value, bundle: inPseudo(value.bundle) }]));
  return {
    ...project,
    bundle: inPseudo(project.bundle),
    strings: inPseudo(project.strings),
    proposals: each(project.proposals),
    practices: each(project.practices),
    templates: each(project.templates),
    publications: each(project.publications),
  };
}

/**
 * The catalogue of a language that nobody speaks: every text in brackets, with marks on its letters and about a third
 * longer. Whatever a document then shows without them did not come from a text; what overflows will with a translation.
 */
function pseudoCatalogue(bundle: Bundle, language: string): Catalogue {
  const entries = bundle.units
    .filter((unit) => unit.language !== language && needsTranslation(unit))
    .map(({ id, kind, text }) => {
      const target =
        kind === 'message'
          ? mapMessageWords(text, language, pseudoWords)
          : printInline([bracket('['), ...pseudoInlines(parseInline(text).children), bracket(']')]);
      return [id, { id, source: text, target, fuzzy: false, comments: [] }] as const;
    });
  return { file: `${bundle.folder}/i18n/${language}.po`, language, entries: new Map(entries), obsolete: [] };
}

const bracket = (value: string): ProseInline => ({ type: 'text', value });

function pseudoInlines(nodes: readonly ProseInline[]): ProseInline[] {
  return nodes.map((node): ProseInline => {
    if (node.type === 'text') return { ...node, value: pseudoWords(node.value) };
    return 'children' in node ? { ...node, children: pseudoInlines(node.children) } : node;
  });
}

/** All vowels get a mark, so that every word shows it. All letters are in the documents' fonts. */
const letters: Readonly<Record<string, string>> = {
  a: 'ä',
  e: 'ė',
  i: 'ï',
  o: 'ö',
  u: 'ů',
  y: 'ý',
  A: 'Å',
  E: 'Ę',
  I: 'Į',
  O: 'Ø',
  U: 'Ų',
  Y: 'Ý',
  c: 'č',
  s: 'š',
  z: 'ž',
  n: 'ñ',
  l: 'ł',
};

function pseudoWords(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const marked = [...word].map((letter) => letters[letter] ?? letter).join('');
    // The vowel that stands for length: a word of three letters gets one more, of ten three.
    const vowel = /[äėïöůý]/.exec(marked)?.[0];
    return vowel ? marked.replace(vowel, vowel.repeat(1 + Math.ceil(word.length * 0.3))) : marked;
  });
}
