import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageProblem, verbs } from '@decode/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk } from './fold/desk.ts';
import { differingParts, editedText, rowsOf } from './fold/read-host.ts';
import { germanTable, latvianTable, spanishTable, tableHost } from './fold/table-host.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';

/** The path of a planning officer with a table of her own: inspect, fold, fill in, the next edition, unfold. */

const root = resolve(import.meta.dirname, '..');
const { host, read, write, run, close } = await openDesk();
let maker: WordMaker;
beforeAll(async () => {
  maker = await createWordMaker();
});
afterAll(async () => {
  await close();
  await maker.close();
});

const plans = [
  ['daugavpils', latvianTable, 'Rīcības plāns', 'aizpilda pašvaldība'],
  ['magdeburg', germanTable, 'Gesamtkosten', 'von der Kommune auszufüllen'],
  ['manchuela', spanishTable, 'Actuación', ''],
] as const;

test.each(plans)('%s', { timeout: 120_000 }, async (place, kind, words, blank) => {
  const plan = tableHost(kind);
  const own = await readFile(join(root, 'templates', place, 'template.yaml'), 'utf8');
  const proposals = [...own.matchAll(/- proposal: (\S+)/g)].map(([, name]) => name);
  const [file, folded] = [`${place}.docx`, join('out', 'fold', `${place}.docx`)];
  await write(file, plan);

  const seen = await run('inspect', { file, place });
  const tables = seen.value['tables'] as {
    headings: string[];
    table: string;
    columns: { fields: string[] }[];
  }[];
  const table = tables.at(-1)?.table ?? '';
  expect(tables.at(-1)?.columns.flatMap(({ fields }) => fields)).toContain('title');
  expect(seen.words).toContain('Tables, as --table takes them');

  const trial = await run('fold', { file, place, table: words, dryRun: true });
  expect(trial.value['files']).toEqual([]);
  await run('fold', { file, place, table });
  const known = await maker.errorsOf(plan);
  const fresh = (errors: readonly string[]) => errors.filter((error) => !known.includes(error));
  const once = await read(folded);
  expect(fresh(await maker.errorsOf(once))).toEqual([]);
  const rows = rowsOf(once).length - rowsOf(plan).length;
  expect(rows).toBeGreaterThan(5);

  // Somebody fills in what is hers to decide; another edition has fewer measures.
  const titles = rowsOf(once).map((cells) => cells[1]);
  const firstOurs = titles.findIndex(
    (title) => title !== undefined && !rowsOf(plan).some((cells) => cells[1] === title),
  );
  const filled = blank === '' ? once : editedText(once, (text) => text.replace(`${blank}<`, '250 000<'));
  await write(folded, filled);
  // What she fills in is hers; what she words in another way comes back.
  expect((await run('propose', { file: folded })).value['proposals']).toEqual([]);
  const title = titles[firstOurs] ?? '';
  const [word = ''] = /\p{L}{4,}/u.exec(title) ?? [];
  await write(
    'reworded.docx',
    editedText(once, (text) => text.replace(new RegExp(`(>[^<]*)${word}(?=[^<]*<)`), `$1${word}a`)),
  );
  const { proposals: wished, patch } = (await run('propose', { file: 'reworded.docx' })).value;
  expect(wished).toMatchObject([{ kind: 'words', code: expect.any(String), changes: [{ to: `${word}a` }] }]);
  expect(patch).toContain(`${word}a`);
  const report = await run('fold', {
    file: folded,
    place,
    table,
    proposal: proposals.slice(0, 4),
    track: true,
  });
  expect(report.words).toContain('Replaced the rows');
  if (blank !== '') expect(report.words).toContain('Kept, as people have changed it');
  const tracked = await read(folded);
  expect(fresh(await maker.errorsOf(tracked))).toEqual([]);
  expect(rowsOf(tracked)[firstOurs]?.join(' ')).toContain(blank === '' ? '' : '250 000');

  await run('unfold', { file: folded, overwrite: true });
  expect(differingParts(await read(join('out', 'fold', `${place}.without.docx`)), plan)).toEqual([]);
});

describe('what the officer has to say herself', () => {
  const odd = { ...latvianTable, columns: ['Nr.', 'Ko darīsim', 'Kurš', 'Termiņš', 'Nauda', 'Kurators'] };
  const problem = async (input: object) => {
    const error = await run('fold', input).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(UsageProblem);
    return `${(error as UsageProblem).message} ${(error as UsageProblem).todo}`;
  };

  test('is asked for with the line to write, and read from a file', async () => {
    await write('odd.docx', tableHost(odd));
    const request = { file: 'odd.docx', place: 'daugavpils', table: 'Rīcības plāns' };
    expect(await problem(request)).toContain(
      'Write a file columns.yaml with a line such as "Ko darīsim": title',
    );
    await write('columns.yaml', 'Ko darīsim: [title, summary]\nKurš: lead\n5: funding\nKurators: empty\n');
    await run('fold', { ...request, columns: 'columns.yaml' });
    const [, , , row = []] = rowsOf(await read(join('out', 'fold', 'odd.docx')));
    expect(row[0]).toBe('3.');
    expect(row[1]).toContain(' / ');
    expect(row[5]).toBe('');
  });

  test('is checked: a column that the table has not is told at its line', async () => {
    await write('wrong.yaml', 'Ko darisim: title\n');
    const fold = verbs.find(({ name }) => name === 'fold');
    const input = { file: 'odd.docx', place: 'daugavpils', table: 'Rīcības plāns', columns: 'wrong.yaml' };
    const { value, messages } = (await fold?.run(host, fold.input.parse(input), () => {})) ?? {
      value: {},
      messages: [],
    };
    expect(value.files).toEqual([]);
    expect(messages[0]).toMatchObject({
      found: 'The table has no column "Ko darisim".',
      todo: expect.stringMatching(/^Did you mean "Ko darīsim"\?/),
      origin: { file: 'wrong.yaml', start: { line: 1 } },
    });
  });

  test('a place for chapters is none for rows', async () => {
    const request = { file: 'odd.docx', place: 'daugavpils', table: 'Rīcības plāns' };
    expect(await problem({ ...request, at: 'heading:Ieteikumi' })).toContain('Write --at "row:"');
    expect(await problem({ file: 'odd.docx', place: 'daugavpils', columns: 'columns.yaml' })).toContain(
      '--table',
    );
  });

  test('a chapter begins or ends its place, not both', async () => {
    const request = { file: 'odd.docx', place: 'daugavpils', at: 'heading:Ieteikumi' };
    expect(await problem({ ...request, start: true, end: true })).toContain('exclude each other');
  });
});
