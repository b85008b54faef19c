// One host and one exchange for all cases of what goes out and comes back: apart, each file would write them again.
import { beforeEach, describe, expect, test } from 'vitest';
import { UsageProblem } from '../host/failure.ts';
import { createMemoryHost, type MemoryHost } from '../host/memory-host.ts';
import { smallestProject } from '../host/project-on-disk.ts';
import { translateAccept } from './translate-accept.ts';
import { translateCheck } from './translate-check.ts';
import { translateExport } from './translate-export.ts';
import { translateImport } from './translate-import.ts';
import { translateStatus } from './translate-status.ts';
import { translateSync } from './translate-sync.ts';

const quiet = () => {};
const folder = 'recommendations/proposals/first';
let host: MemoryHost;

const exported = async (format: 'xliff' | 'po') => {
  const input = {
    folders: ['proposals/first'],
    language: ['lv'],
    format,
    xliff: '2.1',
    whole: false,
  } as const;
  const outcome = await translateExport.run(
    host,
    { ...input, folders: [...input.folders], language: [...input.language] },
    quiet,
  );
  const file = outcome.value.files.find(({ path }) => /\.(xlf|po)$/.test(path))?.path ?? '';
  return {
    file,
    text: new TextDecoder().decode(host.outputFiles.get(file)),
    say: translateExport.say(outcome.value),
  };
};
const imported = async (name: string, text: string, options = {}) => {
  host.givenFiles.set(name, new TextEncoder().encode(text));
  const input = {
    files: [name],
    dryRun: false,
    unconfirmed: false,
    overwrite: false,
    each: false,
    ...options,
  };
  const { value, messages } = await translateImport.run(host, input, quiet);
  return { ...value, messages, said: translateImport.say(value) };
};
const edit = (file: string, from: string, to: string) => {
  const text = new TextDecoder().decode(host.projectFiles.get(file));
  expect(text).toContain(from);
  host.projectFiles.set(file, new TextEncoder().encode(text.replace(from, () => to)));
};
const states = async () => {
  const asked = { folders: ['proposals/first'], language: ['lv'], each: true, html: false };
  const { value } = await translateStatus.run(host, asked, quiet);
  return Object.fromEntries(value.rows[0]?.units?.map(({ source, state }) => [source, state]) ?? []);
};
const goal = 'Parents find a place.';
const translateGoal = (text: string) =>
  text.includes('<xliff')
    ? text.replace(
        new RegExp(`state="initial"(>\\n<source[^>]*>${goal}</source>\\n)`),
        'state="translated"$1<target>Vecāki atrod vietu.</target>\n',
      )
    : text.replace(`msgid "${goal}"\nmsgstr ""`, `msgid "${goal}"\nmsgstr "Vecāki atrod vietu."`);

beforeEach(async () => {
  host = createMemoryHost(smallestProject());
  await translateSync.run(host, { language: [] }, quiet);
  host.writes.length = 0;
});

describe.each(['xliff', 'po'] as const)('with %s', (format) => {
  test('a text goes out, is translated and comes back', async () => {
    const { file, text, say } = await exported(format);
    expect(say).toMatch(/^out\/translation\/lv\/\S+: \d+ texts\n/);
    const { written, said } = await imported(file, translateGoal(text));
    expect(written).toEqual([`${folder}/i18n/lv.po`]);
    expect(said).toMatch(/1 taken/);
    expect(await states()).not.toHaveProperty(goal);
    expect((await imported(file, translateGoal(text))).written).toEqual([]);
  });

  test('what only would be done is not done', async () => {
    const { file, text } = await exported(format);
    const before = host.projectFiles.get(`${folder}/i18n/lv.po`);
    const { written, said } = await imported(file, translateGoal(text), { dryRun: true });
    expect(written).toEqual([`${folder}/i18n/lv.po`]);
    expect(said).toContain('1 file would change.');
    expect(host.projectFiles.get(`${folder}/i18n/lv.po`)).toBe(before);
  });

  test('a source that changed while the file was away is told, with both texts', async () => {
    const { file, text } = await exported(format);
    edit(`${folder}/proposal.yaml`, goal, 'All parents find a place.');
    const { said } = await imported(file, translateGoal(text));
    expect(said).toContain(
      `taken, but of an older text: the text has changed since the file went out; it was «${goal}»\n  came back: Vecāki atrod vietu.`,
    );
    expect(await states()).toMatchObject({ 'All parents find a place.': 'stale' });
  });

  test('the text as it is now goes out, whether synced or not', async () => {
    edit(`${folder}/proposal.yaml`, goal, 'All parents find a place.');
    const { text } = await exported(format);
    expect(text).not.toContain(goal);
    expect(text).toMatch(/(?:msgid "|<source[^>]*>)All parents find a place\./);
  });

  test('texts that went out and did not come back are counted, and named with --each', async () => {
    const { file, text } = await exported(format);
    const lost =
      /<unit id="(\w+)"(?:(?!<\/unit>)[\s\S])*<source[^>]*>Places are missing\.<[\s\S]*?<\/unit>\n|#[^#]*#[^#]*msgctxt "(\w+)"\nmsgid "Places are missing\."\nmsgstr ""\n/;
    const id = lost.exec(text)?.slice(1).find(Boolean) ?? '';
    const { rows, open, said, messages } = await imported(file, translateGoal(text).replace(lost, ''));
    const sent = open.length + 1;
    expect(rows).toMatchObject([{ counts: { taken: 1, absent: 1, empty: sent - 2 } }]);
    expect(said).toContain('1 sent and not in the file');
    expect(said).not.toContain('Places are missing.');
    expect(messages).toMatchObject([
      { rule: 'not-returned', severity: 'warning', found: expect.stringMatching(/^1 text that went out/) },
    ]);
    expect(open.filter(({ outcome }) => outcome === 'absent')).toMatchObject([
      { id, folder, language: 'lv', source: 'Places are missing.', file },
    ]);
    const each = await imported(file, translateGoal(text).replace(lost, ''), { each: true });
    expect(each.said).toMatch(
      new RegExp(`${folder} +lv +${id} +sent and not in the file +Places are missing\\.`),
    );
  });

  test('a folder that is gone, and a language that is not wanted, are refused', async () => {
    const { file, text } = await exported(format);
    const gone = await imported(file, translateGoal(text).replaceAll('proposals/first', 'proposals/gone'));
    expect(gone.messages.map(({ found }) => found).join()).toMatch(
      /There is no folder recommendations\/proposals\/gone any more\. None of its \d+ texts was taken\./,
    );
    const other = await imported(
      file,
      text.replace('trgLang="lv"', 'trgLang="fi"').replace('Language: lv', 'Language: fi'),
    );
    expect(other.messages.map(({ found }) => found).join()).toContain('is not translated into "fi"');
    const from = await imported(file, translateGoal(text).replace('srcLang="en"', 'srcLang="de"'));
    if (format === 'xliff')
      expect(from.messages.map(({ found }) => found).join()).toMatch(/are in "en", .*translated from "de"/);
    expect([...gone.written, ...other.written, ...(format === 'xliff' ? from.written : [])]).toEqual([]);
  });
});

test.each([
  ['xliff', '<mda:meta type="language">'],
  ['po', 'X-Decode-Language: '],
] as const)(
  'a file that went out for another language than it says, as %s, is refused',
  async (format, head) => {
    const { file, text } = await exported(format);
    const other = translateGoal(text).replace(`${head}lv`, `${head}de`);
    const { written, messages } = await imported(file, other);
    expect(messages.map(({ found }) => found).join()).toMatch(/went out to be translated into "de", .*"lv"/);
    expect(written).toEqual([]);
  },
);

test('a folder that went out and did not come back is told', async () => {
  const input = { folders: [], language: ['lv'], format: 'xliff', xliff: '2.1', whole: false } as const;
  await translateExport.run(host, { ...input, folders: [], language: ['lv'] }, quiet);
  const file = 'translation/lv/decode-en-lv.xlf';
  const text = new TextDecoder().decode(host.outputFiles.get(file));
  const { messages } = await imported(
    file,
    text.replace(/<file id="recommendations\.proposals\.first"[\s\S]*?<\/file>\n/, ''),
  );
  expect(messages.map(({ rule, found }) => `${rule}: ${found}`)).toEqual([
    expect.stringMatching(
      /^not-returned: (\d+) folders of texts went out in this file, and \d+ came back\.$/,
    ),
  ]);
});

test('a PO file without its folder is known by its ids', async () => {
  const { text } = await exported('po');
  const { rows } = await imported('x.po', translateGoal(text).replace(/^"X-Decode-Folder.*\n/m, ''));
  expect(rows).toMatchObject([{ folder, counts: { taken: 1 } }]);
});

test('an export takes the place of the one before', async () => {
  const { file } = await exported('po');
  await exported('xliff');
  expect(host.outputFiles.has(file)).toBe(false);
});

test('terms that come back are put into the list of terms', async () => {
  await exported('xliff');
  const text = new TextDecoder().decode(host.outputFiles.get('translation/lv/terms-lv.tbx'));
  const { written, messages } = await imported(
    'terms.tbx',
    text.replace(/(xml:lang="lv">\n<tig><term>)[^<]*/, '$1vārds'),
  );
  expect(messages).toEqual([]);
  expect(written).toEqual(['recommendations/glossary/terms.yaml']);
  expect(new TextDecoder().decode(host.projectFiles.get('recommendations/glossary/terms.yaml'))).toContain(
    'term: "vārds"',
  );
});

test('a mistyped name among several changes nothing', async () => {
  const { file, text } = await exported('xliff');
  const before = new Map(host.projectFiles);
  await expect(imported(file, translateGoal(text), { files: [file, 'mistyped.xlf'] })).rejects.toThrow(
    'There is no file mistyped.xlf.',
  );
  expect(host.projectFiles).toEqual(before);
});

test('two lists of terms at once: each word goes to its own place, another one for the same is told', async () => {
  await exported('xliff');
  const list = 'recommendations/glossary/terms.yaml';
  const text = new TextDecoder().decode(host.outputFiles.get('translation/lv/terms-lv.tbx'));
  const brings = (word: string) => text.replace(/(xml:lang="lv">\n<tig><term>)[^<]*/, `$1${word}`);
  const before = new TextDecoder().decode(host.projectFiles.get(list));
  const long = 'vārds, kas ir daudz garāks par iepriekšējo';
  host.givenFiles.set('a.tbx', new TextEncoder().encode(brings(long)));
  const { written, units } = await imported('b.tbx', brings('cits'), { files: ['a.tbx', 'b.tbx'] });
  expect(written).toEqual([list]);
  expect(units).toMatchObject([{ file: 'b.tbx', target: 'cits', present: long }]);
  const after = new TextDecoder().decode(host.projectFiles.get(list)).split('\n');
  const changed = before.split('\n').flatMap((line, index) => (line === after[index] ? [] : [after[index]]));
  expect(changed).toEqual([expect.stringContaining(`"${long}"`)]);
});

test('what was typed wrong is told', async () => {
  const wrong = { format: 'xliff', xliff: '2.1', whole: false } as const;
  await expect(
    translateExport.run(host, { ...wrong, folders: [], language: [] }, quiet),
  ).rejects.toBeInstanceOf(UsageProblem);
  await expect(
    translateExport.run(host, { ...wrong, folders: ['frist'], language: ['lv'] }, quiet),
  ).rejects.toThrow('No folder of texts has "frist"');
  const input = { files: ['none.xlf'], dryRun: false, unconfirmed: false, overwrite: false, each: false };
  await expect(translateImport.run(host, input, quiet)).rejects.toThrow('There is no file none.xlf.');
});

test('an edit that touches no meaning is accepted for a text, with its reason', async () => {
  const { file, text } = await exported('xliff');
  await imported(file, translateGoal(text));
  edit(`${folder}/proposal.yaml`, goal, 'Parents do find a place.');
  await translateSync.run(host, { language: [] }, quiet);
  expect(await states()).toMatchObject({ 'Parents do find a place.': 'stale' });
  const po = new TextDecoder().decode(host.projectFiles.get(`${folder}/i18n/lv.po`));
  const id = /msgctxt "(\w+)"\nmsgid "Parents do find a place\."/.exec(po)?.[1] ?? '';
  const asked = { texts: [id], language: [], reason: 'style only' };
  const { value } = await translateAccept.run(host, asked, quiet);
  expect(translateAccept.say(value)).toContain('accepted');
  expect(await states()).not.toHaveProperty('Parents do find a place.');
  expect(new TextDecoder().decode(host.projectFiles.get(`${folder}/i18n/lv.po`))).toContain(
    '#  accepted: style only'.replace('#  ', '# '),
  );
  expect(value.rows).toMatchObject([{ accepted: true }]);
  await expect(translateAccept.run(host, { ...asked, texts: ['nothing'] }, quiet)).rejects.toThrow(
    'There is no text "nothing".',
  );
});

test('the page tells what waits, with what changed in the source', async () => {
  const { file, text } = await exported('xliff');
  await imported(file, translateGoal(text));
  edit(`${folder}/proposal.yaml`, goal, 'Parents soon find a place.');
  const asked = { folders: [], language: ['lv'], each: false, html: true };
  const { value } = await translateStatus.run(host, asked, quiet);
  expect(translateStatus.say(value)).toContain('Look at out/translation/status.html');
  expect(translateStatus.say(value)).toMatch(
    /Of the documents:\nsomewhere +lv +\d+ of \d+ passages are done +\d+ not translated, 1 translating/,
  );
  expect(value.documents).toMatchObject([
    { place: 'somewhere', name: 'Somewhere', language: 'lv', counts: { stale: 1 } },
  ]);
  const page = new TextDecoder().decode(host.outputFiles.get('translation/status.html'));
  expect(page).toContain(
    '<p lang="en">Source: Parents <ins>soon </ins>find a place.</p><p lang="lv">Vecāki atrod vietu.</p>',
  );
  expect(page).toContain('<th scope="row">Somewhere</th><td>Latvian</td>');
  // A row for each proposal, with the documents that print it, leads to what waits in it.
  expect(page).toMatch(
    /<a href="#lv-(recommendations-proposals-first)">Places for children<\/a><br><small>recommendations\/proposals\/first<\/small><\/th>(?:<td>\d+<\/td>)+<td>Somewhere<\/td>[\s\S]*<h3 id="lv-\1">Places for children/,
  );
  expect(value.rows.find((row) => row.folder === folder)?.documents).toEqual(['somewhere']);
});

test('the list of what waits tells what changed in the source, without colour', async () => {
  const { file, text } = await exported('po');
  await imported(file, translateGoal(text));
  edit(`${folder}/proposal.yaml`, goal, 'Parents soon find a place.');
  const asked = { folders: ['proposals/first'], language: ['lv'], each: true, html: false };
  const { value } = await translateStatus.run(host, asked, quiet);
  expect(translateStatus.say(value)).toMatch(
    / stale +Parents soon find a place\.\n {2}the text has changed: Parents \[added «soon»\] find a place\.\n/,
  );
});

describe('what a script learns from the exit status', () => {
  const rules = (messages: readonly { rule: string; severity: string }[]) =>
    messages.map(({ rule, severity }) => `${rule} ${severity}`);

  test.each(['xliff', 'po'] as const)(
    'what was taken, in %s, is no error; nor what is of an older text',
    async (format) => {
      const { file, text } = await exported(format);
      expect(rules((await imported(file, translateGoal(text))).messages)).toEqual([]);
      expect(rules((await imported(file, translateGoal(text))).messages)).toEqual([]);
      edit(`${folder}/proposal.yaml`, goal, 'All parents find a place.');
      const older = translateGoal(text).replaceAll('Vecāki atrod', 'Vecāki atradīs');
      const { said, messages } = await imported(file, older, { overwrite: true });
      expect(said).toContain('of an older text');
      expect(rules(messages)).toEqual([]);
    },
  );

  test.each(['xliff', 'po'] as const)('what was not taken, in %s, is', async (format) => {
    const { file, text } = await exported(format);
    await imported(file, translateGoal(text));
    const other = translateGoal(text).replaceAll('Vecāki atrod', 'Vecāki atradīs');
    const { said, messages } = await imported(file, other);
    expect(rules(messages)).toEqual(['not-taken error']);
    expect(said).toContain(`type "npm run decode -- translate import ${file} --overwrite"`);
    expect(rules((await imported(file, other, { overwrite: true })).messages)).toEqual([]);
  });

  test('a translation that lost something is not accepted; one that is current needs it not', async () => {
    const { file, text } = await exported('po');
    const lost = text.replace(/(msgid "[^"]*(\[@[^"\]]*\])[^"]*"\n)msgstr ""/, '$1msgstr "Bez avota."');
    expect(lost).not.toBe(text);
    const { messages } = await imported(file, lost);
    expect(rules(messages)).toEqual(['not-taken error']);
    const po = new TextDecoder().decode(host.projectFiles.get(`${folder}/i18n/lv.po`));
    const id = /msgctxt "(\w+)"\nmsgid "[^"]*"\nmsgstr "Bez avota\."/.exec(po)?.[1] ?? '';
    const asked = { texts: [id], language: ['lv'], reason: 'read by the office' };
    const refused = await translateAccept.run(host, asked, quiet);
    expect(rules(refused.messages)).toEqual(['not-accepted error']);
    expect(refused.messages[0]?.origin?.file).toBe(`${folder}/i18n/lv.po`);
    await imported(file, translateGoal(text), { overwrite: true });
    const current = /msgctxt "(\w+)"\nmsgid "Parents find a place\."/.exec(po)?.[1] ?? '';
    const again = await translateAccept.run(host, { ...asked, texts: [current] }, quiet);
    expect(rules(again.messages)).toEqual([]);
  });
});

describe.each([
  ['another number', 'Parents find 12.5 places.', 'Vecāki atrod 21,5 vietas.', 'has 21.5'],
  ['a letter of another alphabet', goal, 'Vecāki аtrod vietu.', 'U+0430'],
  ['the source itself', goal, goal, 'word for word'],
])('a text that came back with %s', (_, source, wrong, why) => {
  const catalogue = `${folder}/i18n/lv.po`;
  const lines = (file: string | Uint8Array | undefined) =>
    (typeof file === 'string' ? file : new TextDecoder().decode(file)).split('\n');
  const bring = async (target: string, options = {}) => {
    const { file, text } = await exported('po');
    const back = text.replace(new RegExp(`(msgid "${source}"\n)msgstr ".*"`), `$1msgstr "${target}"`);
    const outcome = await imported(file, back, options);
    return { ...outcome, line: lines(back).indexOf(`msgstr "${target}"`), file, back };
  };

  beforeEach(() => edit(`${folder}/proposal.yaml`, goal, source));

  test('is marked, named with its line, and an error', async () => {
    const { units, messages, line, file, back } = await bring(wrong);
    expect(units).toMatchObject([
      {
        file,
        line: expect.any(Number),
        outcome: 'damaged',
        target: wrong,
        why: expect.stringContaining(why),
      },
    ]);
    expect(Math.abs((units[0]?.line ?? 0) - line)).toBeLessThan(4);
    expect(messages).toMatchObject([{ rule: 'not-taken', severity: 'error', origin: { file } }]);
    expect(await states()).toMatchObject({ [source]: 'broken' });
    // It waits for a translator, who is told why: whatever a person thought of it.
    const marked = host.projectFiles.get(catalogue) ?? new Uint8Array();
    edit(catalogue, '#, md-text, fuzzy\n', '#, md-text\n');
    const reason = why.replace('+', '\\+');
    const [asPo, asXliff] = [await exported('po'), await exported('xliff')];
    const entry = new RegExp(`(?:#.*\\n)+msgctxt .*\nmsgid "${source}"\nmsgstr "${wrong}"`).exec(asPo.text);
    expect(entry?.[0]).toMatch(new RegExp(`^#\\. .*${reason}[^]*^#, md-text, fuzzy$`, 'm'));
    const unit = asXliff.text.split('<unit ').find((part) => part.includes(`>${source}</source>`));
    expect(unit).toMatch(new RegExp(`<note category="fault">[^<]*${reason}[^]*subState="decode:broken"`));
    host.projectFiles.set(catalogue, marked);
    // The same once more confirms nothing.
    const again = await imported(file, back);
    expect(again.units).toMatchObject([{ outcome: 'conflict', why: expect.stringContaining(why) }]);
    expect(again.messages).toMatchObject([{ rule: 'not-taken', severity: 'error' }]);
    expect(await states()).toMatchObject({ [source]: 'broken' });
    // Nor does the word of a person.
    const asked = { texts: [units[0]?.id ?? ''], language: ['lv'], reason: 'read by the office' };
    const accepted = await translateAccept.run(host, asked, quiet);
    expect(accepted.messages).toMatchObject([
      { rule: 'not-accepted', severity: 'error', found: expect.stringContaining(why) },
    ]);
    expect(await states()).toMatchObject({ [source]: 'broken' });
    // The same file with the slip mended is taken, without a word about what it replaces.
    const right = source === goal ? 'Vecāki atrod vietu.' : 'Vecāki atrod 12,5 vietas.';
    const mended = await imported(file, back.replace(`msgstr "${wrong}"`, `msgstr "${right}"`));
    expect(mended.messages).toEqual([]);
    expect(await states()).not.toHaveProperty([source]);
  });

  test('does not replace one that is right', async () => {
    const right = source === goal ? 'Vecāki atrod vietu.' : 'Vecāki atrod 12,5 vietas.';
    expect((await bring(right)).messages).toEqual([]);
    const before = host.projectFiles.get(catalogue);
    const { file, text } = await exported('po');
    const id = /msgctxt "(\w+)"\nmsgid "Parents/.exec(new TextDecoder().decode(before))?.[1] ?? '';
    const entry = `msgctxt "${id}"\nmsgid "${source}"\nmsgstr "${wrong}"\n`;
    const { units, messages } = await imported(file, `${text}\n${entry}`);
    expect(units).toMatchObject([{ id, outcome: 'conflict', present: right }]);
    expect(messages).toMatchObject([{ rule: 'not-taken' }]);
    expect(host.projectFiles.get(catalogue)).toEqual(before);
  });
});

test('a number that the source has not is named as it comes in, and by check, in the file of the translation', async () => {
  const { file, text } = await exported('po');
  const came = await imported(
    file,
    text.replace(/msgid "[^"]*three months[^"]*"\nmsgstr ""/, (entry) =>
      entry.replace(/""$/, '"Piedāvāt 1250 vietas."'),
    ),
  );
  expect(came.messages).toMatchObject([
    {
      rule: 'number-values',
      severity: 'warning',
      found: expect.stringMatching(/^\w+: The translation has 1250/),
      origin: { file },
    },
  ]);
  const { value, messages } = await translateCheck.run(
    host,
    { folders: ['proposals/first'], language: ['lv'], hints: true },
    quiet,
  );
  expect(value.found).toMatchObject({ 'number-values': 1 });
  expect(messages[0]).toMatchObject({
    found: 'The translation has 1250, which the source has not.',
    origin: { file: `${folder}/i18n/lv.po` },
  });
  expect(translateCheck.say(value)).toContain('number-values');
});

test('nothing is accepted in a folder that has errors, and that is said', async () => {
  const { file, text } = await exported('xliff');
  await imported(file, translateGoal(text), { unconfirmed: true });
  const catalogue = `${folder}/i18n/lv.po`;
  const po = new TextDecoder().decode(host.projectFiles.get(catalogue));
  const id = /msgctxt "(\w+)"\nmsgid "Parents find a place\."/.exec(po)?.[1] ?? '';
  edit(`${folder}/en.md`, '\n\n', '\n\n<b>broken</b>\n\n');
  const before = new Map(host.projectFiles);
  const asked = { texts: [id], language: ['lv'], reason: 'read by the office' };
  const { value, messages } = await translateAccept.run(host, asked, quiet);
  expect(messages.map(({ severity }) => severity)).toContain('error');
  expect(value).toMatchObject({ written: [], rows: [{ accepted: false, why: 'the folder has errors' }] });
  expect(translateAccept.say(value)).toContain('not accepted: the folder has errors');
  expect(host.projectFiles).toEqual(before);
  // Of some faults the texts cannot be known; then that is said.
  edit(`${folder}/proposal.yaml`, 'goal', 'gaol');
  await expect(translateAccept.run(host, asked, quiet)).rejects.toMatchObject({
    message: `There is no text "${id}".`,
    todo: expect.stringContaining(`${folder} has errors`),
  });
});
