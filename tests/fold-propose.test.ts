import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Proposed } from '@decode/fold/propose';
import type { Files } from '@decode/model';
import { addDefaultType, addRelationship, openPackage, savePackage } from '@decode/ooxml';
import { applyPatch, parsePatch } from 'diff';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk } from './fold/desk.ts';
import { paragraphsOf } from './fold/read-host.ts';
import { savedByOffice } from './fold/saved-by-office.ts';
import { plainKind, wordHost } from './fold/word-host.ts';
import { requireTool } from './tools.ts';

/** What people change in our text, as proposals and patches for the files that it is made from. */

const root = resolve(import.meta.dirname, '..');
const { host, read: bytesOf, write, run, close } = await openDesk();
afterAll(close);

type Value = { proposals: Proposed[]; patch: string; words: string };

/** A plan with the whole chapter of Daugavpils. */
async function plan(language: 'lv' | 'en', project?: Files): Promise<Uint8Array> {
  await write(`${language}.docx`, wordHost({ ...plainKind, language }));
  await run(
    'fold',
    { file: `${language}.docx`, place: 'daugavpils', language, at: 'bookmark:Plan_place', overwrite: true },
    project,
  );
  return bytesOf(join('out', 'fold', `${language}.docx`));
}

async function proposed(bytes: Uint8Array, more: object = {}): Promise<Value> {
  await write('edited.docx', bytes);
  return (await run('propose', { file: 'edited.docx', ...more })).value as Value;
}

function withText(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const pkg = openPackage(bytes);
  const before = pkg.text('word/document.xml');
  const after = change(before);
  expect(after).not.toBe(before);
  pkg.set('word/document.xml', after);
  return savePackage(pkg);
}

const runs = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<&]*)<\/w:t><\/w:r>/g;
const marks = 'w:author="A. Planner" w:date="2026-12-01T10:00:00Z"';

/** Other words at some places of our part, with changes tracked or without; one in a paragraph at most. */
function retyped(
  xml: string,
  picks: readonly { at: number; how: 'other' | 'more' | 'less'; tracked: boolean }[],
): { xml: string; made: number } {
  const start = xml.indexOf('"_decode_');
  const end = xml.lastIndexOf('w:name="_dcd_');
  const spots = [...xml.matchAll(runs)].filter(
    ({ index, 1: look = '', 2: text = '' }) =>
      index > start && index < end && /\p{L}{4,} \p{L}{4,} \p{L}{4,}/u.test(text) && !/vertAlign/.test(look),
  );
  const paragraphAt = (index: number) => xml.lastIndexOf('<w:p>', index);
  const taken = new Set<number>();
  const edits: { index: number; length: number; text: string }[] = [];
  for (const [number, { at, how, tracked }] of picks.entries()) {
    const spot = spots[at % spots.length];
    if (!spot || taken.has(paragraphAt(spot.index))) continue;
    taken.add(paragraphAt(spot.index));
    const [whole, look = '', text = ''] = spot;
    const word = /(?<=\p{L}{4,} )\p{L}{4,}(?= \p{L}{4,})/u.exec(text);
    if (!word) continue;
    const run = (words: string, name = 'w:t') =>
      words === '' ? '' : `<w:r>${look}<${name} xml:space="preserve">${words}</${name}></w:r>`;
    const gone = how === 'more' ? '' : how === 'less' ? `${word[0]} ` : word[0];
    const come = how === 'less' ? '' : how === 'more' ? `vārds${number} ` : `vārds${number}`;
    const before = text.slice(0, word.index);
    const behind = text.slice(word.index + gone.length);
    const id = 70_000 + 2 * number;
    const middle = tracked
      ? `${gone === '' ? '' : `<w:del w:id="${id}" ${marks}>${run(gone, 'w:delText')}</w:del>`}${come === '' ? '' : `<w:ins w:id="${id + 1}" ${marks}>${run(come)}</w:ins>`}`
      : run(come);
    edits.push({ index: spot.index, length: whole.length, text: run(before) + middle + run(behind) });
  }
  let after = xml;
  for (const { index, length, text } of edits.sort((a, b) => b.index - a.index))
    after = after.slice(0, index) + text + after.slice(index + length);
  return { xml: after, made: edits.length };
}

/** The project with a patch applied. */
async function patched(
  patch: string,
): Promise<{ files: Files; changed: Map<string, { before: string; after: string }> }> {
  const changed = new Map<string, { before: string; after: string }>();
  for (const each of parsePatch(patch)) {
    const file = (each.newFileName ?? '').replace(/^b\//, '');
    const before = await readFile(join(root, file), 'utf8');
    const after = applyPatch(before, each);
    if (after === false) throw new Error(`the patch of ${file} does not apply`);
    changed.set(file, { before, after });
  }
  const read: Files['read'] = async (path) => {
    const other = changed.get(path)?.after;
    return other === undefined ? host.project.read(path) : new TextEncoder().encode(other);
  };
  return { files: { list: (path) => host.project.list(path), read }, changed };
}

describe.each(['lv', 'en'] as const)('words that people typed into a chapter in %s', (language) => {
  test('come back as patches that change nothing else', { timeout: 240_000 }, async () => {
    const sound = await plan(language);
    const picks = fc.array(
      fc.record({ at: fc.nat(5000), how: fc.constantFrom('other', 'more', 'less'), tracked: fc.boolean() }),
      { minLength: 40, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(picks, async (some) => {
        let made = 0;
        const edited = withText(sound, (xml) => {
          const result = retyped(xml, some);
          made = result.made;
          return result.xml;
        });
        const { proposals, patch } = await proposed(edited);
        expect(proposals).toHaveLength(made);
        // Nearly all are words of one text; what is not is told with the reason.
        const open = proposals.filter(
          (each) => each.patch === undefined && !/comes from|list of sources/.test(each.notes.join()),
        );
        for (const each of open) expect(each.notes.join(' ')).not.toBe('');
        expect(
          open.length,
          open.map(({ notes, before }) => `${notes} ${before}`).join('\n'),
        ).toBeLessThanOrEqual(Math.ceil(made / 10));
        for (const each of proposals) {
          if (each.patch === undefined) continue;
          const { changed } = await patched(each.patch);
          const [{ before, after } = { before: '', after: '' }] = changed.values();
          const [{ from, to } = { from: '', to: '' }] = each.changes;
          expect(each.changes).toHaveLength(1);
          expect(isOneReplacement(before, after, from, to)).toBe(true);
        }
        // What is made from the patched texts says what people wanted.
        const { files } = await patched(patch);
        const words = new Set(paragraphsOf(await plan(language, files)).map(even));
        for (const each of proposals)
          if (each.patch !== undefined && each.notes.length === 0) expect(words).toContain(even(each.after));
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});

describe('what is no other wording', () => {
  let sound: Uint8Array;
  beforeAll(async () => {
    sound = await plan('lv');
  });
  const only = async (change: (xml: string) => string) => {
    const { proposals, patch } = await proposed(withText(sound, change));
    expect(proposals).toHaveLength(1);
    return { ...(proposals[0] as Proposed), all: patch };
  };

  test('nobody changed anything', async () => {
    const { proposals, patch, words } = await proposed(sound);
    expect([proposals, patch]).toEqual([[], '']);
    expect(words).toContain('Nobody has changed');
  });

  test('a number typed over data is told, and not taken', async () => {
    const typed = (value: RegExp) => (xml: string) => {
      const start = xml.indexOf('"_decode_');
      return xml.slice(0, start) + xml.slice(start).replace(value, '$199\u00a0999');
    };
    const data = await only(typed(/( bija <\/w:t>.{0,200}?<w:t xml:space="preserve">)\d{2}\u00a0\d{3}(?=<)/));
    expect(data).toMatchObject({ kind: 'figure', all: '' });
    expect(data.notes.join()).toContain('filled from the data');
    const cost = await only(typed(/(<w:t xml:space="preserve">)\d{2}\u00a0\d{3}(?=\u00a0\D)/));
    expect(cost).toMatchObject({ kind: 'figure', all: '' });
  });

  test('new and deleted paragraphs, new looks and lost citations are told', async () => {
    const lead = /<w:p>(?:(?!<\/w:p>).)*Garantēt katram bērnam(?:(?!<\/w:p>).)*<\/w:p>/;
    expect(
      await only((xml) => xml.replace(lead, '$&<w:p><w:r><w:t>Jauna doma.</w:t></w:r></w:p>')),
    ).toMatchObject({
      kind: 'added',
      code: 'A1',
      after: 'Jauna doma.',
      all: '',
    });
    expect(await only((xml) => xml.replace(lead, ''))).toMatchObject({
      kind: 'removed',
      code: 'A1',
      all: '',
    });
    expect(
      await only((xml) =>
        xml.replace('Garantēt katram bērnam', 'Garantēt katram</w:t></w:r></w:p><w:p><w:r><w:t>bērnam'),
      ),
    ).toMatchObject({ kind: 'split', all: '' });
    const link =
      /<w:r><w:rPr>(?:(?!<\/w:rPr>).)*superscript(?:(?!<\/w:rPr>).)*<\/w:rPr><w:t xml:space="preserve">\[<\/w:t><\/w:r>(?:(?!<\/w:p>).)*?\]<\/w:t><\/w:r>/;
    expect(await only((xml) => xml.replace(link, ''))).toMatchObject({ kind: 'calls', all: '' });
  });

  test('a comment comes with its author, its day and the words that it is on', async () => {
    const pkg = openPackage(sound);
    const main = pkg.text('word/document.xml');
    const start = '<w:commentRangeStart w:id="5"/>';
    const end = '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>';
    const lead =
      /(<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">Garantēt katram bērnam[^<]*<\/w:t><\/w:r>)/;
    expect(main).toMatch(lead);
    pkg.set('word/document.xml', main.replace(lead, `${start}$1${end}`));
    pkg.set(
      'word/comments.xml',
      `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="5" ${marks}><w:p><w:r><w:t>No kura gada?</w:t></w:r></w:p></w:comment></w:comments>`,
    );
    addRelationship(pkg, 'word/document.xml', {
      id: 'rIdComments',
      type: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments',
      target: 'comments.xml',
    });
    addDefaultType(pkg, 'xml', 'application/xml');
    const { proposals, words } = await proposed(savePackage(pkg));
    expect(proposals).toMatchObject([
      {
        kind: 'comment',
        code: 'A1',
        comment: {
          author: 'A. Planner',
          date: '2026-12-01T10:00:00Z',
          text: 'No kura gada?',
          quoted: expect.stringContaining('Garantēt katram'),
        },
      },
    ]);
    expect(words).toContain('A. Planner, 2026-12-01');
  });
});

test('a document of our own that went round comes back in the same way', {
  timeout: 120_000,
}, async (context) => {
  const file = 'decode-daugavpils-lv.docx';
  const made = (await run('build', { places: ['daugavpils'], language: ['lv'], format: ['docx'] })).value;
  expect(made).toBeTruthy();
  const sound = await bytesOf(join('out', 'daugavpils', 'lv', file));
  const { proposals: none } = await proposed(sound, { place: 'daugavpils' });
  expect(none).toEqual([]);
  const edited = withText(sound, (xml) => {
    expect(xml).toContain('katram');
    return xml.replace(/(Garantēt )(katram)(?=[^<]*<)/g, '$1ikvienam');
  });
  await write(file, edited);
  const { proposals, patch } = (await run('propose', { file })).value as Value;
  expect(proposals.length).toBeGreaterThan(0);
  for (const each of proposals) expect(each).toMatchObject({ kind: 'words', code: 'A1' });
  expect(patch).toContain('+msgstr "Garantēt ikvienam bērnam');
  expect(parsePatch(patch)).toHaveLength(1);

  const soffice = requireTool(context, 'soffice');
  const [saved] = await savedByOffice(soffice, [edited]);
  const again = await proposed(saved ?? sound, { place: 'daugavpils' });
  expect(again.patch).toBe(patch);
  expect(again.proposals).toHaveLength(proposals.length);
});

/**
 * Whether a text is another with some words in place of others at one place, and the same to the last sign everywhere
 * else. Words that go take the blank before or behind them.
 */
function isOneReplacement(before: string, after: string, from: string, to: string): boolean {
  if (to === '' && from.endsWith(' ') && isOneReplacement(before, after, ` ${from.trimEnd()}`, to))
    return true;
  let shared = 0;
  while (shared < before.length && before[shared] === after[shared]) shared++;
  for (let at = Math.max(0, shared - from.length - to.length); at <= shared; at++)
    if (before.startsWith(from, at) && before.slice(0, at) + to + before.slice(at + from.length) === after)
      return true;
  return false;
}

/** Without numbers of citations, which stand beside the words. */
function even(text: string): string {
  return text
    .replace(/\[[\d, ]+\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
