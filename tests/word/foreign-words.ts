import type { Block, Document, Inline } from '@decode/model';
import {
  attribute,
  child,
  descendants,
  type Package,
  parseXml,
  textOf,
  type XmlElement,
} from '@decode/ooxml';

/** Words with the language that they are said to be in, «de Wort», where it is not the document's; sorted. */
export type ForeignWords = readonly string[];

/** A stretch of text in one language, BCP 47 without region. */
type Stretch = readonly [lang: string, text: string];

/** What a Word document says of each run, by its own properties or by its style. */
export function foreignWordsIn(pkg: Package): ForeignWords {
  const styles = parseXml(pkg.text('word/styles.xml'));
  const languageOf = (properties: XmlElement | undefined) => attribute(child(properties, 'w:lang'), 'w:val');
  const byStyle = new Map(
    [...descendants(styles, 'w:style')].map((style) => [
      attribute(style, 'w:styleId') ?? '',
      languageOf(child(style, 'w:rPr')),
    ]),
  );
  const own = languageOf(child(styles, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')) ?? '';
  const stretch = (run: XmlElement): Stretch => {
    const properties = child(run, 'w:rPr');
    const style = attribute(child(properties, 'w:rStyle'), 'w:val') ?? '';
    const text = run.children.map((part) =>
      part.name === 'w:t' ? textOf(part) : /^w:(tab|br)$/.test(part.name) ? ' ' : '',
    );
    return [languageOf(properties) ?? byStyle.get(style) ?? own, text.join('')];
  };
  const paragraphs = ['word/document.xml', 'word/footnotes.xml'].flatMap((name) => [
    ...descendants(parseXml(pkg.text(name)), 'w:p'),
  ]);
  return words(
    own,
    paragraphs.map((paragraph) => [...descendants(paragraph, 'w:r')].map(stretch)),
  );
}

/** What the document says of each text that stands in its Word form, by the block or the inline it is part of. */
export function foreignWordsOf(document: Document): ForeignWords {
  const { meta, body } = document;
  const lines: Stretch[][] = [];
  const visit = (block: Block, around: string, number = ''): void => {
    const lang = block.lang ?? around;
    const each = (blocks: readonly Block[]) => {
      for (const inner of blocks) visit(inner, lang);
    };
    switch (block.type) {
      case 'heading':
        lines.push([[lang, `${block.number ?? ''} `], ...stretches(block.children, lang)]);
        break;
      case 'paragraph':
        lines.push([[lang, `${number} `], ...stretches(block.children, lang)]);
        break;
      case 'caption': {
        const text: Stretch[] = [[lang, `${block.label} `], ...stretches(block.children, lang)];
        // In its place, and in the list of tables and figures.
        lines.push(text, text);
        break;
      }
      case 'figure':
        each([block.caption, ...block.notes]);
        break;
      case 'table':
        if (block.caption) visit(block.caption, lang);
        for (const { title } of block.groups) if (title) lines.push(stretches(title.children, lang));
        for (const { cells } of [...block.head, ...block.groups.flatMap(({ rows }) => rows)]) each(cells);
        break;
      case 'list':
        for (const item of block.children) {
          const [first, ...rest] = item.children;
          const value = block.role === 'sources' ? String(item.value ?? '') : '';
          if (first) visit(first, item.lang ?? lang, value);
          for (const inner of rest) visit(inner, item.lang ?? lang);
        }
        break;
      default:
        each(block.children);
    }
  };
  for (const { lang, text } of meta.contents.entries) lines.push([[lang ?? meta.lang, text]]);
  for (const block of [...meta.imprint.rows.flatMap(({ blocks }) => blocks), ...body])
    visit(block, meta.lang);
  return words(meta.lang, lines);
}

function stretches(nodes: readonly Inline[], lang: string): Stretch[] {
  return nodes.flatMap((node): Stretch[] => {
    switch (node.type) {
      case 'text':
      case 'code':
        return [[lang, node.value.replaceAll('\u00ad', '')]];
      case 'citation':
        return node.items.map(({ number }) => [lang, `${number}, `]);
      case 'break':
        return [[lang, ' ']];
      case 'noteReference':
        return [];
      case 'reference':
        // Pages are not known, and nothing is said of them.
        return node.page ? [] : stretches(node.children, lang);
      case 'emphasis':
        return stretches(node.children, node.lang ?? lang);
      default:
        return stretches(node.children, lang);
    }
  });
}

function words(own: string, lines: readonly (readonly Stretch[])[]): ForeignWords {
  const language = (tag: string) => new Intl.Locale(tag).language;
  return lines
    .flatMap((line) => {
      const merged: [string, string][] = [];
      for (const [lang, text] of line) {
        const last = merged.at(-1);
        if (last?.[0] === language(lang)) last[1] += text;
        else merged.push([language(lang), text]);
      }
      return merged.filter(([lang]) => lang !== language(own));
    })
    .flatMap(([lang, text]) => (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) => `${lang} ${word}`))
    .toSorted();
}
