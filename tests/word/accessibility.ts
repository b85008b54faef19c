import {
  attribute,
  child,
  descendants,
  type Package,
  parseXml,
  relationshipsOf,
  sourceOf,
  textOf,
  type XmlElement,
} from '@decode/ooxml';

/** What Word's Accessibility Checker names first, and what it cannot see. */
export interface AccessibilityRule {
  readonly name: string;
  /** Faults in words; empty where all is well. */
  find(word: Word): readonly string[];
}

interface Word {
  readonly pkg: Package;
  readonly body: XmlElement;
  readonly heads: readonly XmlElement[];
  /** What is read: the body and each note, with the part that it stands in. */
  readonly stories: readonly Story[];
  /** Level from 1 of the outline, of each paragraph style that has one. */
  readonly levels: ReadonlyMap<string, number>;
}

interface Story {
  readonly part: string;
  readonly root: XmlElement;
}

const notes = 'word/footnotes.xml';
const every = (body: XmlElement, name: string) => [...descendants(body, name)];
const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const value = (element: XmlElement | undefined, name = 'w:val') => attribute(element, name) ?? '';
const rowsOf = (table: XmlElement) => table.children.filter(({ name }) => name === 'w:tr');
const cellsOf = (row: XmlElement) => row.children.filter(({ name }) => name === 'w:tc');

/**
 * The rules of the Checker of Microsoft 365 that a file can break
 * (https://support.microsoft.com/office/rules-for-the-accessibility-checker-651e08f2-0fc3-4e10-aaca-74b4a67101c1), and
 * ours beside them. Contrast is checked where the colours are made.
 */
export const accessibilityRules: readonly AccessibilityRule[] = [
  {
    name: 'every picture has words, or says that it decorates',
    find: ({ body, heads }) =>
      [body, ...heads]
        .flatMap((part) => every(part, 'wp:docPr'))
        .flatMap((picture) =>
          value(picture, 'descr') !== '' || /decorative [^>]*val="1"/.test(sourceOf(picture))
            ? []
            : [`picture ${value(picture, 'name')} has neither`],
        ),
  },
  {
    name: 'the words of a picture are not those printed below it',
    find: ({ body }) =>
      body.children.flatMap((paragraph, index) => {
        const below = body.children[index + 1];
        return every(paragraph, 'wp:docPr').flatMap((picture) => {
          const words = value(picture, 'descr');
          return words !== '' && below !== undefined && textOf(below).includes(words)
            ? [`"${shown(words)}" is said twice`]
            : [];
        });
      }),
  },
  {
    name: 'pictures stand in the line of text',
    find: ({ body }) => every(body, 'wp:anchor').map(() => 'a picture floats'),
  },
  {
    name: 'every table has a title, a description besides, and says which of its cells are headers',
    find: ({ body }) =>
      every(body, 'w:tbl').flatMap((table) => {
        const look = child(table, 'w:tblPr', 'w:tblLook');
        const name = value(child(table, 'w:tblPr', 'w:tblCaption'));
        const described = value(child(table, 'w:tblPr', 'w:tblDescription'));
        const [first] = rowsOf(table);
        const repeats = child(first, 'w:trPr', 'w:tblHeader') !== undefined;
        const headed = value(look, 'w:firstRow') === '1';
        return [
          ...(name === '' ? ['a table has no title'] : []),
          ...(described === '' || described === name ? [`"${name}" is described as "${described}"`] : []),
          ...(headed || value(look, 'w:firstColumn') === '1' ? [] : [`${name} has no headers`]),
          ...(headed === repeats ? [] : [`${name}: its head row is flagged and repeated, or neither`]),
        ];
      }),
  },
  {
    name: 'rows stay whole, and tables are not nested',
    find: ({ body }) => [
      ...every(body, 'w:tr').flatMap((row) =>
        // Longer than a page: whole, it would begin on the next one and leave its heading behind.
        child(row, 'w:trPr', 'w:cantSplit') || textOf(row).length > 1500
          ? []
          : [`the row "${shown(textOf(row))}" may be split`],
      ),
      ...every(body, 'w:tc').flatMap((cell) =>
        every(cell, 'w:tbl').length > 0 ? ['a table in a table'] : [],
      ),
    ],
  },
  {
    name: 'cells are merged only in rows that head a group, and where the author merged them',
    find: ({ body }) =>
      every(body, 'w:tr').flatMap((row) => {
        const merged = cellsOf(row).filter((cell) => child(cell, 'w:tcPr', 'w:gridSpan'));
        const alone = cellsOf(row).length === 1;
        const group = /Group$/.test(value(child(cellsOf(row)[0], 'w:p', 'w:pPr', 'w:pStyle')));
        return merged.length > 0 && alone && !group ? [`"${shown(textOf(row))}" spans its table`] : [];
      }),
  },
  {
    name: 'heading levels have no gaps, and begin at the first',
    find({ body, levels }) {
      let before = 0;
      return every(body, 'w:p').flatMap((paragraph) => {
        const own = value(child(paragraph, 'w:pPr', 'w:outlineLvl'));
        const level = own === '' ? levels.get(value(child(paragraph, 'w:pPr', 'w:pStyle'))) : Number(own) + 1;
        if (level === undefined) return [];
        const fault =
          level > before + 1 ? [`level ${level} follows ${before}: ${shown(textOf(paragraph))}`] : [];
        before = level;
        return fault;
      });
    },
  },
  {
    name: 'the document has a title, a language, and a language for its fonts',
    find({ pkg }) {
      const core = pkg.text('docProps/core.xml');
      const styles = pkg.text('word/styles.xml');
      return [
        ...(/<dc:title>[^<]+</.test(core) ? [] : ['no title']),
        ...(/<dc:language>[a-z]{2,3}(-[A-Z]{2})?</.test(core) ? [] : ['no language among the properties']),
        ...(/<w:rPrDefault>(?:(?!<\/w:rPrDefault>).)*<w:lang [^>]*w:val="[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}"/s.test(
          styles,
        )
          ? []
          : ['no language of the text']),
        ...(/<w:themeFontLang w:val="/.test(pkg.text('word/settings.xml'))
          ? []
          : ['no language of the theme']),
      ];
    },
  },
  {
    name: 'links have words',
    find: ({ pkg, stories }) =>
      stories.flatMap(({ part, root }) => {
        const addresses = new Map(
          // A mailbox is known by its address.
          relationshipsOf(pkg, part).flatMap(({ id, target }) =>
            target.startsWith('mailto:') ? [] : [[id, bareAddress(target)] as const],
          ),
        );
        return every(root, 'w:hyperlink').flatMap((link) => {
          const words = every(link, 'w:t').map(textOf).join('').trim();
          const target = value(link, 'w:anchor') || value(link, 'r:id');
          return [
            ...(words === '' ? [`the link to ${target} has no words`] : []),
            ...(words !== '' && addresses.get(value(link, 'r:id')) === bareAddress(words)
              ? [`the link "${shown(words)}" is its address`]
              : []),
          ];
        });
      }),
  },
  {
    name: 'blanks and empty paragraphs are not layout',
    find: ({ stories }) =>
      stories.flatMap(({ root }) => [
        ...every(root, 'w:t').flatMap((text) =>
          / {4,}/.test(textOf(text)) ? [`blanks in "${shown(textOf(text))}"`] : [],
        ),
        ...root.children.flatMap((element, index) =>
          [element, root.children[index + 1]].every(
            (each) => each?.name === 'w:p' && textOf(each) === '' && every(each, 'w:drawing').length === 0,
          )
            ? ['two empty paragraphs follow one another']
            : [],
        ),
      ]),
  },
  {
    name: 'fields are not marked to be updated, so nothing is asked when the file opens',
    find: ({ pkg, stories }) => [
      ...stories
        .flatMap(({ root }) => every(root, 'w:fldChar'))
        .flatMap((field) => (value(field, 'w:dirty') === '' ? [] : ['a dirty field'])),
      ...(pkg.text('word/settings.xml').includes('updateFields') ? ['fields are updated on opening'] : []),
    ],
  },
  {
    name: 'places to break a word are elements, which no reader shows or speaks',
    find: ({ pkg }) =>
      pkg
        .names()
        .filter((name) => name.endsWith('.xml'))
        .flatMap((name) =>
          [...pkg.text(name).matchAll(/[^<>"\u00ad]*\u00ad[^<>"]*/g)].map(
            ([words]) => `"${shown(words)}" in ${name}`,
          ),
        ),
  },
  {
    name: 'nothing tells of people or machines',
    find: ({ pkg }) => [
      ...pkg.names().filter((name) => /custom|comments|people|printer|thumbnail/i.test(name)),
      ...pkg
        .names()
        .filter((name) => /\.(xml|rels)$/.test(name))
        .filter((name) =>
          /w:rsid|dc:creator|lastModifiedBy|<Application>|<Company>|\/tmp\/|\b[A-Z]:\\\w/.test(
            pkg.text(name),
          ),
        ),
    ],
  },
];

/** Every fault, with the name of its rule. */
export function accessibilityFaults(pkg: Package): string[] {
  const body = child(parseXml(pkg.text('word/document.xml')), 'w:body');
  if (!body) throw new Error('no body');
  const heads = pkg.names().filter((name) => /^word\/(header|footer)\d+\.xml$/.test(name));
  const word = {
    pkg,
    body,
    heads: heads.map((name) => parseXml(pkg.text(name))),
    stories: [
      { part: 'word/document.xml', root: body },
      ...every(parseXml(pkg.text(notes)), 'w:footnote').map((root) => ({ part: notes, root })),
    ],
    levels: outlineLevels(pkg),
  };
  return accessibilityRules.flatMap(({ name, find }) => find(word).map((fault) => `${name}: ${fault}`));
}

function bareAddress(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

/** Levels from 1 by the ids of the paragraph styles that have one. */
export function outlineLevels(pkg: Package): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const style of descendants(parseXml(pkg.text('word/styles.xml')), 'w:style')) {
    const own = value(child(style, 'w:pPr', 'w:outlineLvl'));
    const inherited = levels.get(value(child(style, 'w:basedOn')));
    const level = own === '' ? inherited : Number(own) + 1;
    // The tenth is the level of text.
    if (level !== undefined && level < 10) levels.set(value(style, 'w:styleId'), level);
  }
  return levels;
}
