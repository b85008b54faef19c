import { describe, expect, test } from 'vitest';
import type { PlanNode } from '../plan/plan.ts';
import { readPdf } from '../read/read-objects.ts';
import { type Dict, dict, name, Ref, text, textOf, type Value } from '../read/values.ts';
import { smallPdf } from '../small-pdf.ts';
import { dropStrayLinks } from './drop-stray-links.ts';
import { finishLinks } from './finish-links.ts';
import { joinLinkAreas } from './join-link-areas.ts';
import { placeDestinations } from './place-destinations.ts';
import type { Page, Work } from './work.ts';

/** What links become: their words, their areas, and the places that they lead to. */

/** Only references to these objects are followed. */
function objects(all: Readonly<Record<number, Value>>) {
  const get = (value: Value | undefined) =>
    value instanceof Ref ? (all[value.number] ?? null) : (value ?? null);
  return {
    ...readPdf(smallPdf({ pages: 1 })),
    get,
    dict: (value: Value | undefined) => (get(value) instanceof Map ? (get(value) as Dict) : undefined),
    array: (value: Value | undefined) => (Array.isArray(get(value)) ? (get(value) as Value[]) : undefined),
  };
}

const area = (number: number, page = 0) => ({ after: 1, page, what: { annotation: new Ref(number) } });
const mark = (page: number) => ({ after: 1, page, what: { mcid: 0 } });
const pagesWith = (...areas: readonly (readonly Value[])[]) =>
  areas.map((list) => ({ dict: dict({ Annots: [...list] }) })) as unknown as Page[];
const areasOf = (pages: readonly Page[]) =>
  pages.map(({ dict: page }) => (page.get('Annots') as Ref[]).map(({ number }) => number));

describe('a link', () => {
  const toAddress = (url: string) =>
    dict({ Subtype: name('Link'), A: dict({ S: name('URI'), URI: text(url) }) });
  const toPlace = (place: Value) => dict({ Subtype: name('Link'), Dest: place });

  /** Finishes one link with the words «the portal», whose area is the object 7 of the only page. */
  function finished(
    link: Omit<PlanNode, 'role' | 'parent'>,
    annotation: Dict,
    more: object = {},
    pages = pagesWith([new Ref(7)]),
  ) {
    const work = {
      pdf: objects({ 7: annotation }),
      plan: {
        nodes: [
          { role: 'P', parent: -1, id: 'p' },
          { role: 'Link', parent: 0, ...link },
        ],
      },
      held: [{ kids: [] }, { kids: [mark(0), area(7)] }],
      linkTexts: new Map([[1, ' the \u00adportal ']]),
      destinations: new Map([['part', 2]]),
      ...more,
    } as unknown as Work;
    finishLinks(work, pages);
    return textOf(annotation.get('Contents'));
  }

  test('says its words and its address, and is shown and printed', () => {
    const annotation = toAddress('https://example.org/a');
    annotation.set('AA', dict({}));
    expect(finished({ url: 'https://example.org/a' }, annotation)).toBe('the portal (https://example.org/a)');
    expect(annotation.get('F')).toBe(4);
    expect(annotation.has('AA')).toBe(false);
  });

  test('says its label in place of its words', () => {
    const url = 'https://example.org/a';
    expect(finished({ url, label: 'Statistics' }, toAddress(url))).toBe(`Statistics (${url})`);
  });

  test('does not say an address twice', () => {
    const url = 'https://example.org/a';
    const linkTexts = new Map([[1, url]]);
    expect(finished({ url }, toAddress(url), { linkTexts })).toBe(url);
  });

  test('leads to its address also where that is written in ASCII', () => {
    expect(() =>
      finished({ url: 'https://example.org/ā' }, toAddress('https://example.org/%C4%81')),
    ).not.toThrow();
  });

  test.each([
    ['as a name', name('part')],
    ['as a text', text('part')],
  ] as const)('leads to a place in the document, %s', (_, place) =>
    expect(finished({ target: 'part' }, toPlace(place))).toBe('the portal'),
  );

  test.each([
    ['leads elsewhere', { url: 'https://example.org/a' }, toAddress('https://example.org/b')],
    ['leads to another place', { target: 'part' }, toPlace(name('other'))],
    ['is no link', { url: 'https://example.org/a' }, dict({ Subtype: name('Text') })],
  ])('that %s is refused', (_, link, annotation) => {
    expect(() => finished(link, annotation)).toThrow(/The link "the portal" does not lead to .* "p"/);
  });

  test('whose area is on no page is refused', () => {
    const url = 'https://example.org/a';
    expect(() => finished({ url }, toAddress(url), {}, pagesWith([]))).toThrow(
      'The link "the portal" does not lead to',
    );
  });

  test('to a place that is on no page is refused', () => {
    expect(() => finished({ target: 'gone' }, toPlace(name('gone')))).toThrow(
      'The link "the portal" leads to "gone", which is on no page.',
    );
  });

  test('without an area is refused', () => {
    const url = 'https://example.org/a';
    const lost = { held: [{ kids: [] }, { kids: [mark(0)] }] };
    expect(() => finished({ url }, toAddress(url), lost)).toThrow('The link "the portal" was lost.');
  });

  test('whose words were not painted is refused where it was written', () => {
    const url = 'https://example.org/a';
    expect(() => finished({ url }, toAddress(url), { linkTexts: new Map() })).toThrow(
      'The link to "https://example.org/a" has no words in the PDF. It stands in the block "p".',
    );
  });

  test('area that no link has is refused where the link was written that leads there, else by what is beside it', () => {
    const url = 'https://example.org/a';
    const alone = { held: [{ kids: [] }, { kids: [] }], linkTexts: new Map() };
    const page = pagesWith([new Ref(7)]).map((one) => ({ ...one, owned: [] }));
    const found = 'A link on page 1 of the PDF belongs to no text. It stands in ';
    expect(() => finished({ url }, toAddress(url), alone, page)).toThrow(`${found}the block "p".`);
    const beside = page.map((one) => ({
      ...one,
      owned: [{ node: 0, what: { mcid: 0 } }],
    })) as unknown as Page[];
    const nodes = [
      { role: 'P', parent: -1, id: 'p', text: 'Words.' },
      { role: 'Link', parent: 0 },
    ];
    expect(() => finished({}, toAddress(url), { ...alone, plan: { nodes } }, beside)).toThrow(
      'A link on page 1 of the PDF belongs to no text. The page begins with "Words.". It stands in the block "p".',
    );
  });
});

describe('areas of links', () => {
  /** Nodes: a paragraph, a link in it, and a text in the link; marks are of the text. */
  function left(marks: readonly number[], areas: readonly (readonly [number: number, page: number])[]) {
    const kids = areas.map(([number, page]) => area(number, page));
    const nodes = [
      { role: 'P', parent: -1 },
      { role: 'Link', parent: 0 },
      { role: 'Span', parent: 1 },
    ];
    const held = [{ kids: [] }, { kids }, { kids: marks.map(mark) }];
    const pages = pagesWith([new Ref(7), new Ref(9)], [new Ref(8)]);
    dropStrayLinks({ pdf: objects({}), plan: { nodes }, held } as unknown as Work, pages);
    return { areas: areasOf(pages), kids: kids.map(({ page }) => page) };
  }

  test('on a page without words of the link are taken away, from the page and the link', () => {
    const areas = [
      [7, 0],
      [8, 1],
    ] as const;
    expect(left([1], areas)).toEqual({ areas: [[9], [8]], kids: [1] });
  });

  test('stay where the link goes on to the next page', () => {
    const areas = [
      [7, 0],
      [8, 1],
    ] as const;
    expect(left([0, 1], areas)).toEqual({ areas: [[7, 9], [8]], kids: [0, 1] });
  });

  test('of a link that was painted nowhere stay, to be refused later', () => {
    expect(left([], [[7, 0]])).toEqual({ areas: [[7, 9], [8]], kids: [0] });
  });
});

describe('areas of one link', () => {
  /** Joins the areas of a link on page 0, objects from 7 on; 30 is another link's. Gives those that are left. */
  function joined(rects: readonly (readonly number[])[], pagesOf: readonly number[] = []) {
    const numbers = rects.map((_, i) => 7 + i);
    const annotations = new Map(rects.map((rect, i) => [7 + i, dict({ Rect: [...rect] })] as const));
    const kids = numbers.map((number, i) => area(number, pagesOf[i] ?? 0));
    const on = (page: number) => numbers.filter((_, i) => (pagesOf[i] ?? 0) === page).map((n) => new Ref(n));
    const pages = pagesWith([...on(0), new Ref(30)], on(1));
    const held = [{ kids: [] }, { kids: [mark(0), ...kids] }];
    joinLinkAreas({ pdf: objects(Object.fromEntries(annotations)), held } as unknown as Work, pages);
    const left = held[1]?.kids.flatMap(({ what }) => ('annotation' in what ? [what.annotation.number] : []));
    expect(
      areasOf(pages)
        .flat()
        .filter((number) => number !== 30),
    ).toEqual(left);
    return left?.map((number) => annotations.get(number)?.get('Rect'));
  }

  // As printed by one browser from one page, at two times.
  test('that touch on one line become the one that the browser writes at other times', () => {
    const whole = [114.75, 539.67, 330, 551.67];
    const parts = [
      [114.75, 539.67, 190.5, 551.67],
      [190.5, 539.67, 258.75, 551.67],
      [258.75, 539.67, 330, 551.67],
    ];
    expect(joined([whole])).toEqual([whole]);
    expect(joined(parts)).toEqual([whole]);
    expect(joined(parts.toReversed())).toEqual([whole]);
  });

  test('of another size, or told later, are of the line as well, and stay in the order of lines', () => {
    const [line, below, code, gap] = [
      [218.25, 142, 445.5, 157],
      [218.25, 121, 295.5, 136],
      [192.75, 144, 211.5, 156],
      [211.5, 142, 218.25, 157],
    ];
    expect(joined([line, below, code, gap])).toEqual([[192.75, 142, 445.5, 157], below]);
  });

  test('stay apart over a gap, on other lines and on other pages', () => {
    const [first, after, below] = [
      [10, 500, 50, 512],
      [60, 500, 90, 512],
      [50, 488, 90, 500],
    ] as const;
    expect(joined([first, after, below])).toEqual([first, after, below]);
    const next = [50, 500, 90, 512];
    expect(joined([first, next], [0, 1])).toEqual([first, next]);
  });
});

describe('places that links lead to', () => {
  const nodes = [
    { role: 'Sect', parent: -1, id: 'part' },
    { role: 'H1', parent: 0 },
    { role: 'P', parent: 0, id: 'next' },
    { role: 'P', parent: -1 },
  ];

  /** The place of «part», written by the browser as at the left 10 and the top 700 in its own size, on its second page. */
  function placed(begins: readonly (readonly [node: number, begin: { page: number; top: number }])[]) {
    const place: Value[] = [new Ref(3), name('XYZ'), 10, 700, 0];
    const work = {
      pdf: objects({}),
      plan: { nodes },
      destinations: new Map([['part', 2]]),
      begins: new Map(begins),
    } as unknown as Work;
    placeDestinations(work, dict({ Dests: dict({ part: place, unknown: [new Ref(3)] }) }));
    return place.slice(2);
  }

  test('are a little above what they name', () => {
    expect(placed([[0, { page: 1, top: 640.004 }]])).toEqual([null, 648, null]);
  });

  test('are above the highest of what stands in it, and of nothing behind it', () => {
    const begins = [
      [1, { page: 1, top: 500 }],
      [2, { page: 1, top: 600 }],
      [3, { page: 1, top: 680 }],
    ] as const;
    expect(placed(begins)).toEqual([null, 608, null]);
  });

  test('stay where nothing of it begins on their page', () => {
    expect(placed([[1, { page: 2, top: 500 }]])).toEqual([10, 700, 0]);
    expect(placed([])).toEqual([10, 700, 0]);
  });
});
