import process from 'node:process';
import { type ClosingPrinter, createPrinter, ensureBrowser, launchBrowser } from '@decode/engine/host';
import type { Assets, Block, PrintOptions, Refusal } from '@decode/model';
import { formats, type Tools } from '@decode/render';
import { finishPdf } from '@decode/render/finish-pdf';
import { readTags, type Tag } from '@decode/render/pdf-reader';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sampleAssets } from './documents/sample-assets.ts';
import { missing } from './tools.ts';
import { tortureDocument } from './torture/torture-document.ts';

let assets: Assets;
let printer: ClosingPrinter;

const origin = {
  file: 'recommendations/a/en.md',
  start: { line: 7, column: 1 },
  end: { line: 7, column: 9 },
};

const ofHeading = {
  ...origin,
  start: { line: 3, column: 1 },
  end: { line: 3, column: 9 },
};

interface More {
  /** Of the page, on its way to the browser. */
  readonly change?: (html: string) => string;
  readonly shells?: Assets['shells'];
  readonly finish?: Tools['finish'];
  readonly style?: string;
}

/** The PDF of one paragraph, by the browser. */
function print(text: string, more: More = {}): Promise<Uint8Array> {
  const { change = (html) => html, shells = assets.shells, finish, style = '' } = more;
  const body: Block[] = [
    {
      type: 'heading',
      depth: 1,
      id: 'chapter',
      origin: ofHeading,
      children: [{ type: 'text', value: 'Chapter' }],
    },
    {
      type: 'paragraph',
      role: 'body',
      id: 'block',
      origin,
      children: [{ type: 'text', value: text }],
    },
  ];
  const own: Assets = { ...assets, shells, styles: `${assets.styles}\n${style}` };
  const tools = {
    print: (html: string, options: PrintOptions) => printer.print(change(html), options),
    ...(finish ? { finish } : {}),
  } as Tools;
  return formats.pdf.render(tortureDocument(body), own, tools);
}

/** Whoever has no browser gets the one from npm, which is another version than that of the system. */
const browsers: readonly (readonly [name: string, env: NodeJS.ProcessEnv])[] = [
  ['of the system', process.env],
  ['from npm', { ...process.env, DECODE_CHROME_FROM: 'npm' }],
];

describe.each(browsers)('by the browser %s', (_, env) => {
  let lacking: string | undefined;
  beforeAll(async () => {
    assets = await sampleAssets();
    const choice = await ensureBrowser(env, () => {}).catch(({ message }: Error) => {
      lacking = `The browser cannot be had here: ${message.split('\n')[0]}`;
    });
    if (choice) printer = createPrinter({ pages: 1, launch: () => launchBrowser(choice, env, () => {}) });
  }, 180_000);
  afterAll(() => printer?.close());
  beforeEach((context) => {
    if (lacking !== undefined) missing(context, lacking);
  });

  describe('a PDF that would not be accessible is refused, by place', () => {
    test.each([
      [
        'text that is not shown',
        '#block{display:none}',
        {
          message: '"Words." is on no page of the PDF.',
          todo: 'Look for a style that hides it or cuts it off.',
          origin,
        },
      ],
      [
        'text that a style adds',
        '#block::before{content:"Draft "}',
        {
          message: expect.stringMatching(/^The style sheet, line \d+: Words in a style are in no language/u),
        },
      ],
      [
        'something wider than the page',
        '#block{width:400mm}',
        {
          // Of a width over which nothing is painted, the print does not tell whose it is.
          message: expect.stringMatching(
            /wider than its page.* stands ".+"\. It stands in the (?:block|cover)/u,
          ),
          todo: 'Look for a table, a picture or a long word that cannot be broken.',
        },
      ],
      [
        'an empty page',
        '#block{break-before:page;margin-top:300mm;break-after:page}',
        {
          message: 'Page 4 of the PDF is empty, after "Chapter".',
          todo: 'Look for a page break, or a height, that leaves nothing on it.',
          origin: ofHeading,
        },
      ],
    ])('%s', async (_, style, because) => {
      await expect(print('Words.', { style })).rejects.toMatchObject(because);
    });

    test('a line wider than the page, where it was written', async () => {
      const printed = print('Words '.repeat(60), { style: '#block{white-space:nowrap}' });
      await expect(printed).rejects.toMatchObject({
        message: expect.stringMatching(/wider than its page.* on page 3, stands "Words Words /u),
        origin,
      });
    });

    // Shells and styles with it are refused before: the browser is given what neither would let through.
    test.each([
      ['opacity:0.9', /transparent, filtered or masked/u],
      ['filter:blur(1px)', /"Chapter" is on no page of the PDF/u],
    ])('text in a group of its own, by %s', async (style, because) => {
      const change = (html: string) => html.replace('<main', `<main style="${style}"`);
      await expect(print('Words.', { change })).rejects.toThrow(because);
    });

    test('text in a group of its own, where its words were written', async () => {
      const change = (html: string) => html.replace(/(<p [^>]*id="block")/u, '$1 style="opacity:0.9"');
      await expect(print('Words.', { change })).rejects.toMatchObject({
        message: expect.stringMatching(/^"Words\." on page 3 is inside something transparent/u),
        origin,
      });
    });

    test('a character that the fonts do not have', async () => {
      const { message, origin: at } = await print('Words 城 and more').then(
        () => expect.fail('It was printed.'),
        (cause: Refusal) => cause,
      );
      // Which font stands in, or whether one does, is the machine's.
      expect(message).toMatch(
        /^"[^"]*城[^"]*" on page 3 (?:is printed in \S+, a font of this machine|has a character)/u,
      );
      expect(at).toEqual(origin);
    });
  });

  describe('what is not tagged is furniture only where it is known, whole and in its place', () => {
    type Plan = Parameters<typeof finishPdf>[1];
    const nowhere = { top: 0, bottom: 0 };
    let printed: Uint8Array;
    let plan: Plan;
    let finished: Uint8Array;

    beforeAll(async () => {
      // A digit that only decorates is untagged like one that was lost from a text.
      const page = assets.shells.get('page')?.replace('</main>', '<p aria-hidden="true">7</p></main>') ?? '';
      const shells = new Map([...assets.shells, ['page', page]]);
      const finish: Tools['finish'] = async (bytes, given) => {
        printed = bytes.slice();
        plan = given as Plan;
        return finishPdf(bytes, plan);
      };
      finished = await print('Words.', { shells, finish });
    });

    const finishWith = (changed: Partial<Plan>) => () => finishPdf(printed.slice(), { ...plan, ...changed });
    const margins = (changed: Partial<Plan['margins']>) =>
      finishWith({ margins: { ...plan.margins, ...changed } });

    test('all of it is, and becomes an artifact of its page', () => {
      const { artifacts, untagged } = readTags(finished);
      expect(untagged).toEqual([]);
      expect(artifacts.map(({ text }) => text)).toContain('7');
    });

    test('a digit in the text is not, though the page has a number', () => {
      expect(finishWith({ decoration: [] })).toThrow(/^"7" on page 3 belongs to no block/u);
      expect(finishWith({ decoration: ['4', '77'] })).toThrow(/^"7" on page 3 belongs to no block/u);
    });

    test('a running head in the text is not', () => {
      expect(margins({ upright: { ...plan.margins.upright, top: 0 } })).toThrow(/^"Nowhere · Torture/u);
      expect(margins({ upright: nowhere })).toThrow(/on page 2 belongs to no block/u);
    });

    test('a part of a running head is not', () => {
      const texts = plan.margins.texts.map((text) =>
        text === 'Nowhere · Torture' ? 'Nowhere · Tort' : text,
      );
      expect(margins({ texts })).toThrow(/^"ure .*" on page 3 belongs to no block/u);
      const longer = plan.margins.texts.map((text) => `${text} again`);
      expect(margins({ texts: longer })).toThrow(/belongs to no block/u);
    });
  });

  test('what is printed is read back with its roles and words', async () => {
    const { tree, problems, untagged, lang, title } = readTags(await print('Words of the block.'));
    expect([problems, untagged, lang, title]).toEqual([[], [], 'en', expect.any(String)]);
    const all = (tag: Tag): Tag[] => [tag, ...tag.children.flatMap(all)];
    const tags = tree.flatMap(all);
    expect(tags.find(({ text, role }) => role === 'P' && text === 'Words of the block.')).toBeDefined();
    expect(tags.find(({ text, role }) => role === 'H1' && text === 'Chapter')).toBeDefined();
  });
});
