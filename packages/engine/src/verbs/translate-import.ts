import { languageChain, type Message } from '@decode/model';
import type { Outcome, Returned, ReturnedFolder, TakenTerms } from '@decode/translate';
import { z } from 'zod';
import { type BundleWithLanguages, bundlesOf } from '../build/bundles.ts';
import { stages } from '../build/stages.ts';
import { writeSynced } from '../build/write-synced.ts';
import { checkRules } from '../host/check-rules.ts';
import { UsageProblem } from '../host/failure.ts';
import { columns, count, shorten } from './columns.ts';
import { defineVerb } from './verb.ts';

/** What is done with a text that came back, in words; those with `list`, or a reason, are shown one by one. */
const words: Readonly<Record<Outcome, { readonly says: string; readonly list: boolean }>> = {
  taken: { says: 'taken', list: false },
  confirmed: { says: 'confirmed', list: false },
  unconfirmed: { says: 'taken, to be confirmed by a person', list: false },
  stale: { says: 'taken, but of an older text', list: true },
  damaged: { says: 'taken, but with faults', list: true },
  conflict: { says: 'not taken', list: true },
  unknown: { says: 'not taken', list: true },
  unreadable: { says: 'not taken', list: true },
  unchanged: { says: 'as before', list: false },
  empty: { says: 'not translated', list: false },
  absent: { says: 'sent and not in the file', list: false },
};

const unitRow = z.object({
  id: z.string(),
  outcome: z.string(),
  file: z.string(),
  line: z.number(),
  target: z.string(),
  present: z.string().optional(),
  why: z.string().optional(),
});

/** A text that went out and for which nothing came back. */
const openRow = z.object({
  id: z.string(),
  outcome: z.enum(['empty', 'absent']),
  folder: z.string(),
  language: z.string(),
  source: z.string(),
  file: z.string(),
  line: z.number(),
});

export const translateImport = defineVerb({
  name: 'translate import',
  summary: 'Take in translated files that came back',
  examples: [
    { command: 'translate import decode-en-lv.xlf', does: 'Take in what an agency sent' },
    {
      command: 'translate import decode-en-lv.xlf --dry-run',
      does: 'Only show what would be taken and what not',
    },
    {
      command: 'translate import decode-en-lv.xlf --unconfirmed',
      does: 'Take in machine translations, to be confirmed by a person',
    },
  ],
  input: z.object({
    files: z
      .array(z.string())
      .min(1)
      .meta({ positional: 'file', description: 'XLIFF 2 or PO file with translations, TBX file with terms' }),
    dryRun: z.boolean().default(false).meta({ description: 'Only show what would be done' }),
    unconfirmed: z
      .boolean()
      .default(false)
      .meta({ description: 'Mark all as not confirmed by a person: the files come from a machine' }),
    overwrite: z
      .boolean()
      .default(false)
      .meta({ description: 'Take what came back also where the project has another translation by now' }),
    each: z
      .boolean()
      .default(false)
      .meta({ description: 'Show every text that did not come back translated' }),
  }),
  output: z.object({
    /** Files of the project that are other ones now; with `dryRun`, that would be. */
    written: z.array(z.string()),
    rows: z.array(
      z.object({ folder: z.string(), language: z.string(), counts: z.record(z.string(), z.number()) }),
    ),
    /** Everything that was not taken or is marked. */
    units: z.array(unitRow),
    /** Everything that was sent and did not come back translated. */
    open: z.array(openRow),
    each: z.boolean(),
    dryRun: z.boolean(),
  }),
  effects: ['project', 'content', 'given'],

  async run({ project: files, content, given }, input) {
    const [project, translate, { translationErrors, translationFindings }, rules] = await Promise.all([
      stages.loadProject(files),
      import('@decode/translate'),
      import('@decode/check'),
      checkRules(),
    ]);
    const options = { ...input, errorsIn: translationErrors(project, rules) };
    const findingsIn = translationFindings(project, rules);
    const bundles = bundlesOf(project);
    const languages = [...new Set(bundles.flatMap((entry) => entry.languages))];
    const messages: Message[] = project.messages.filter(({ severity }) => severity === 'error');
    const written = new Set<string>();
    const rows: { folder: string; language: string; counts: Record<string, number> }[] = [];
    const units: z.infer<typeof unitRow>[] = [];
    const open: z.infer<typeof openRow>[] = [];
    const writer = input.dryRun ? { write: async () => {}, remove: async () => {} } : content;
    // All are read and judged before the first is written: a mistyped name changes nothing.
    const read: { readonly path: string; readonly bytes: Uint8Array }[] = [];
    for (const path of input.files) {
      const bytes = await given.read(path);
      if (!bytes)
        throw new UsageProblem(
          `There is no file ${path}.`,
          'Look for it in the folder of downloads; none of the files was taken.',
        );
      read.push({ path, bytes });
    }
    // One after the other: two files may bring texts of the same folder.
    const current = new Map(bundles.map(({ bundle }) => [bundle.folder, bundle]));
    const touched = new Map<string, Set<string>>();
    let terms: TakenTerms | undefined;

    for (const { path, bytes } of read) {
      if (/\.tbx$/i.test(path)) {
        terms = translate.takeInTerms(project.terms, path, bytes, terms?.edits);
        messages.push(...terms.messages);
        units.push(...terms.rows);
        const { language, absent } = terms;
        for (const row of absent)
          open.push({ ...row, outcome: 'absent', folder: project.terms.file, language, file: path, line: 1 });
        rows.push({ folder: project.terms.file, language: terms.language, counts: { ...terms.counts } });
        continue;
      }
      const returned: Returned = /\.po$/i.test(path)
        ? translate.readReturnedPo(path, bytes, languages)
        : translate.readXliff(path, bytes);
      messages.push(...returned.messages, ...foldersLost(path, returned));
      for (const folder of returned.folders) {
        const place = home(folder, bundles, project.broken, path);
        if ('rule' in place) {
          messages.push(place);
          continue;
        }
        const bundle = current.get(place.bundle.folder) ?? place.bundle;
        const { catalogue, rows: taken } = translate.takeIn(bundle, folder, options);
        const catalogues = new Map([...bundle.catalogues, [folder.language, catalogue]]);
        current.set(bundle.folder, { ...bundle, catalogues });
        const changed = taken.some(({ outcome }) =>
          ['taken', 'confirmed', 'unconfirmed', 'stale', 'damaged'].includes(outcome),
        );
        if (changed)
          touched.set(bundle.folder, new Set([...(touched.get(bundle.folder) ?? []), folder.language]));
        const counts: Record<string, number> = {};
        for (const { outcome } of taken) counts[outcome] = (counts[outcome] ?? 0) + 1;
        rows.push({ folder: bundle.folder, language: folder.language, counts });
        for (const { origin, source = '', ...row } of taken) {
          const { id, outcome } = row;
          const at = { file: origin.file, line: origin.start.line };
          if (words[outcome].list || row.why !== undefined) units.push({ ...row, ...at });
          const unit = bundle.units.find((one) => one.id === id);
          const entry = catalogue.entries.get(id);
          // What is no error is taken, and told to who has the file at hand.
          if (unit && entry && ['taken', 'confirmed', 'unconfirmed', 'stale'].includes(outcome))
            for (const finding of findingsIn(
              unit,
              entry.previous ?? entry.source,
              entry.target,
              folder.language,
            ))
              messages.push({ ...finding, found: `${id}: ${finding.found}`, origin });
          if (outcome === 'empty' || outcome === 'absent')
            open.push({ id, outcome, folder: bundle.folder, language: folder.language, source, ...at });
        }
      }
    }

    for (const { path } of read) messages.push(...notTaken(path, units), ...notReturned(path, open));

    const old = terms && (await files.read(project.terms.file));
    const list = old && terms?.apply(old);
    if (list && Buffer.compare(list, old) !== 0) {
      await writer.write(project.terms.file, list);
      written.add(project.terms.file);
    }
    for (const [folder, only] of touched) {
      const bundle = current.get(folder);
      if (!bundle) continue;
      const paths = await writeSynced(bundle, [...only], files, writer, only);
      for (const name of paths.written) written.add(name);
    }
    return {
      value: { written: [...written], rows, units, open, each: input.each, dryRun: input.dryRun },
      messages,
      failures: [],
    };
  },

  say({ written, rows, units, open, each, dryRun }) {
    const counted = rows.map(({ folder, language, counts }) => [folder, language, describe(counts)]);
    const listed = units.flatMap(({ id, outcome, file, line, why = '', target, present }) => [
      `${file}:${line}  ${id}  ${words[outcome as Outcome].says}: ${why}`,
      `  came back: ${target || '(nothing that can be read)'}`,
      ...(present === undefined || present === target ? [] : [`  the project has: ${present}`]),
    ]);
    const waiting = columns(
      open.map(({ id, outcome, folder, language, source }) => [
        folder,
        language,
        id,
        words[outcome].says,
        shorten(source),
      ]),
    );
    return [
      `${count(written.length, 'file')} ${dryRun ? 'would change' : 'changed'}.`,
      ...(counted.length === 0 ? [] : ['', columns(counted)]),
      ...(listed.length === 0 ? [] : ['', 'Look at these:', '', ...listed]),
      ...(!each || open.length === 0 ? [] : ['', 'These did not come back translated:', '', waiting]),
    ].join('\n');
  },
});

/** Somebody has to look: a script that goes on would publish without these. */
function notTaken(file: string, units: readonly z.infer<typeof unitRow>[]): Message[] {
  const mine = units.filter((unit) => unit.file === file && unit.outcome !== 'stale');
  if (mine.length === 0) return [];
  const damaged = mine.filter(({ outcome }) => outcome === 'damaged').length;
  const swapped = mine.filter(({ outcome }) => outcome === 'unconfirmed').length;
  const left = mine.length - damaged - swapped;
  const parts = [
    ...(left > 0 ? [`${count(left, 'text')} not taken`] : []),
    ...(damaged > 0 ? [`${count(damaged, 'text')} taken, but with faults`] : []),
    ...(swapped > 0 ? [`${count(swapped, 'text')} taken, but perhaps swapped`] : []),
  ];
  const start = { line: mine[0]?.line ?? 1, column: 1 };
  return [
    {
      rule: 'not-taken',
      severity: 'error',
      found: `Of this file: ${parts.join(', ')}.`,
      todo: 'Look at each in the list below; everything else was taken.',
      origin: { file, start, end: start },
    },
  ];
}

/** Part of a delivery is no error; who coordinates it has to know. */
function notReturned(file: string, open: readonly z.infer<typeof openRow>[]): Message[] {
  const absent = open.filter((row) => row.file === file && row.outcome === 'absent');
  const [first] = absent;
  if (!first) return [];
  const start = { line: first.line, column: 1 };
  return [
    {
      rule: 'not-returned',
      severity: 'warning',
      found: `${count(absent.length, 'text')} that went out ${absent.length === 1 ? 'is' : 'are'} not in this file.`,
      todo: 'Ask who sent it for the rest; --each shows which they are. They stay as they were.',
      origin: { file, start, end: start },
    },
  ];
}

function foldersLost(file: string, { folders, foldersSent = 0 }: Returned): Message[] {
  const lost = foldersSent - folders.length;
  if (lost <= 0) return [];
  const start = { line: 1, column: 1 };
  return [
    {
      rule: 'not-returned',
      severity: 'warning',
      found: `${count(foldersSent, 'folder')} of texts went out in this file, and ${folders.length} came back.`,
      todo: 'Ask who sent it for the rest; "npm run decode -- translate status" shows what waits.',
      origin: { file, start, end: start },
    },
  ];
}

/** «3 taken, 2 not taken»: outcomes that say the same are counted together. */
function describe(counts: Readonly<Record<string, number>>): string {
  const sums = new Map<string, number>();
  for (const [outcome, n] of Object.entries(counts)) {
    const { says } = words[outcome as Outcome];
    sums.set(says, (sums.get(says) ?? 0) + n);
  }
  return [...sums].map(([says, n]) => `${n} ${says}`).join(', ');
}

/** The folder of the project that texts belong to: by its name, else by the ids that only it has. */
function home(
  { folder, sourceLanguage, language, sentLanguage = language, units }: ReturnedFolder,
  bundles: readonly BundleWithLanguages[],
  broken: ReadonlySet<string>,
  file: string,
): BundleWithLanguages | Message {
  const start = { line: 1, column: 1 };
  const refuse = (found: string, todo: string): Message => ({
    rule: 'import-folder',
    severity: 'error',
    found: `${found} None of its ${count(units.length, 'text')} was taken.`,
    todo,
    origin: { file, start, end: start },
  });
  const ids = new Set(units.map(({ id }) => id));
  const named = bundles.filter(({ bundle }) => bundle.folder === folder);
  const knowing = bundles.filter(({ bundle }) => bundle.units.some(({ id }) => ids.has(id)));
  const found = named.length > 0 ? named : folder === undefined ? knowing : [];
  const [place] = found;
  if (!place) {
    const what =
      folder === undefined
        ? 'The file belongs to no folder of the project.'
        : `There is no folder ${folder} any more.`;
    return refuse(
      what,
      'Look whether the folder was renamed; the file names it in "original" or "X-Decode-Folder".',
    );
  }
  if (found.length > 1)
    return refuse(
      `The file may belong to ${found.map(({ bundle }) => bundle.folder).join(' or ')}.`,
      'Export it again: then it names its folder.',
    );
  if (!place.languages.includes(language))
    return refuse(
      `${place.bundle.folder} is not translated into "${language}".`,
      `It is translated into ${place.languages.join(', ') || 'no language'}; correct the language of the file.`,
    );
  if (sentLanguage !== language)
    return refuse(
      `The texts of ${place.bundle.folder} went out to be translated into "${sentLanguage}", and the file says "${language}".`,
      'Look which of the two the translations are in; correct the head of the file (trgLang, Language), or export the file for the other language.',
    );
  const own = place.bundle.units.find(
    (unit) =>
      ids.has(unit.id) &&
      sourceLanguage !== undefined &&
      !languageChain(sourceLanguage).includes(unit.language),
  );
  if (own)
    return refuse(
      `The texts of ${place.bundle.folder} are in "${own.language}", and the file is translated from "${sourceLanguage}".`,
      'Ask who sent it which texts were translated; the file must be made from those of the project.',
    );
  if (broken.has(place.bundle.folder))
    return refuse(`${place.bundle.folder} has errors.`, 'Mend its errors and import the file again.');
  return place;
}
