import { decoded, dressed, type Look, lineOf, type Run } from './lines.ts';

type Node = { readonly t: string; readonly c: unknown };
type Attributes = [id: string, classes: string[], pairs: [string, string][]];
type Row = [Attributes, [Attributes, unknown, rows: number, columns: number, Node[]][]];

/**
 * Every paragraph that pandoc's reader finds, in order, with what it is: heading, item of a list of a kind at a depth,
 * quote, cell of a head or body row with its spans. It does not see: which paragraphs continue an item, labels of states
 * from other paragraphs, and styles. Of a note, which it does not see lists in, all words in one line.
 */
export function linesOfPandoc(blocks: readonly Node[]): {
  readonly lines: string[];
  readonly captions: string[];
  readonly noteLines: string[];
} {
  const captions: string[] = [];
  const noteLines: string[] = [];
  const heads: ReadonlyMap<string, string> = new Map(
    allHeaders(blocks).map(([, [id]], index) => [`#${id}`, `heading ${index + 1}`] as const),
  );
  const runs = (node: unknown, look: Look): Run[] => {
    if (Array.isArray(node)) return node.flatMap((each) => runs(each, look));
    const { t, c } = node as Node;
    if (t === 'Str') return [dressed(String(c), look)];
    if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return [dressed(' ', look)];
    if (t === 'Note') {
      const paragraphs = c as Node[];
      noteLines.push(lineOf(paragraphs.flatMap((each) => [...runs([each], {}), dressed(' ', {})])));
      return [];
    }
    if (t === 'Image') return [];
    if (t === 'Code') return [dressed((c as [unknown, string])[1], { ...look, code: true })];
    if (t === 'Strong') return runs(c, { ...look, strong: true });
    if (t === 'Emph') return runs(c, { ...look, emphasis: true });
    if (t === 'Span') return runs((c as unknown[])[1], look);
    if (t === 'Link') {
      const [, inner, [url]] = c as [unknown, unknown, [string, string]];
      return runs(inner, { ...look, link: look.link ?? heads.get(url) ?? decoded(url) });
    }
    return runs(c, look);
  };
  const rows = (list: readonly Row[], kind: string): string[] =>
    list.flatMap(([, cells]) => [
      `${kind} row`,
      ...cells.flatMap(([, , down, across, inner]) => [
        `cell ${across}×${down}`,
        ...lines(inner, { depth: 0, quote: false }),
      ]),
    ]);
  const lines = (list: readonly Node[], at: { depth: number; quote: boolean; mark?: string }): string[] =>
    list.flatMap(({ t, c }, index): string[] => {
      const mark = index === 0 && at.mark ? `${at.mark} ` : at.quote ? '> ' : '';
      if (t === 'Para' || t === 'Plain') {
        const line = lineOf(runs(c, {}));
        return line === '' && !/^\w/.test(mark) ? [] : [`${mark}${line}`];
      }
      if (t === 'Header') {
        const [level, , inner] = c as [number, Attributes, Node[]];
        return [`heading ${level} ${lineOf(runs(inner, {}))}`];
      }
      if (t === 'BlockQuote') return lines(c as Node[], { depth: at.depth, quote: true });
      if (t === 'BulletList' || t === 'OrderedList') {
        const items = t === 'BulletList' ? (c as Node[][]) : (c as [unknown, Node[][]])[1];
        const depth = at.depth + 1;
        // An item that begins a new count is one of the first level to pandoc: their numbers have a test of their own.
        const kind = t === 'BulletList' ? `bullet ${depth}` : 'number';
        return items.flatMap((item) => lines(item, { depth, quote: false, mark: kind }));
      }
      if (t === 'Table') {
        const [, [short, caption], , [, head], bodies] = c as [
          unknown,
          [unknown, Node[]],
          unknown,
          [unknown, Row[]],
          [unknown, unknown, Row[], Row[]][],
        ];
        // A caption in short is the title for those who do not see the table, no paragraph. Of two tables that follow one
        // another, pandoc gives the first that of the second.
        if (short === null) captions.push(...lines(caption, { depth: 0, quote: false }));
        return [
          'table',
          ...rows(head, 'head'),
          ...bodies.flatMap(([, , first, others]) => [...rows(first, 'head'), ...rows(others, 'body')]),
        ];
      }
      if (t === 'Div') return lines((c as [unknown, Node[]])[1], at);
      return [];
    });
  return { lines: lines(blocks, { depth: 0, quote: false }), captions, noteLines };
}

function allHeaders(node: unknown): [number, Attributes, unknown][] {
  if (Array.isArray(node)) return node.flatMap(allHeaders);
  if (typeof node !== 'object' || node === null || !('t' in node)) return [];
  const { t, c } = node as Node;
  return t === 'Header' ? [c as [number, Attributes, unknown]] : allHeaders(c);
}
