import type { Bundle, Catalogue, Message, Unit } from '@decode/model';
import { changedFigures, changedFiguresWords } from '@decode/source';
import { z } from 'zod';
import { chooseBundles } from '../build/bundles.ts';
import { stages } from '../build/stages.ts';
import { stateWords } from '../build/state-words.ts';
import { writeSynced } from '../build/write-synced.ts';
import { checkRules } from '../host/check-rules.ts';
import { UsageProblem } from '../host/failure.ts';
import { columns, count } from './columns.ts';
import { languages } from './selection.ts';
import { defineVerb } from './verb.ts';

export const translateAccept = defineVerb({
  name: 'translate accept',
  summary: 'Say of translations that they are right as they are',
  examples: [
    {
      command: 'translate accept sjdwc9ahjh --reason "only a comma was added"',
      does: 'Keep the translations of a text whose change did not touch its meaning, in all languages',
    },
    {
      command: 'translate accept sjdwc9ahjh --language lv --reason "read by the office"',
      does: 'Confirm one translation',
    },
  ],
  input: z.object({
    texts: z.array(z.string()).min(1).meta({
      positional: 'text',
      description: 'Id of a text, as "npm run decode -- translate status --each" shows it',
    }),
    language: languages,
    reason: z.string().trim().min(3).meta({
      value: 'words',
      description:
        'Why; it is kept beside the translation, or beside the text where its figures have changed',
    }),
  }),
  output: z.object({
    written: z.array(z.string()),
    rows: z.array(
      z.object({
        folder: z.string(),
        id: z.string(),
        language: z.string(),
        accepted: z.boolean(),
        why: z.string().optional(),
      }),
    ),
  }),
  effects: ['project', 'content'],

  async run({ project: files, content }, input) {
    const [project, { accept }, { translationErrors }, rules] = await Promise.all([
      stages.loadProject(files),
      import('@decode/translate'),
      import('@decode/check'),
      checkRules(),
    ]);
    const errorsIn = translationErrors(project, rules);
    const chosen = chooseBundles(project, { language: input.language });
    for (const id of input.texts) {
      if (chosen.some(({ bundle }) => bundle.units.some((unit) => unit.id === id))) continue;
      const broken = [...project.broken].map((folder) => `${folder} has errors: mend them first. `);
      throw new UsageProblem(
        `There is no text "${id}".`,
        `${broken.join('')}Type "npm run decode -- translate status --each" to see the ids.`,
      );
    }
    const written: string[] = [];
    const rows = [];
    const refused: Message[] = [];
    for (const { bundle: was, languages: own } of chosen) {
      const ids = project.broken.has(was.folder) ? [] : input.texts;
      // What a figure says is said in every language: nobody accepts it for one of them.
      const ofOne = input.language.length > 0;
      const { bundle, read } = withFiguresRead(was, ofOne ? [] : ids, input.reason);
      rows.push(...read);
      for (const unit of ofOne ? was.units.filter(({ id }) => ids.includes(id)) : [])
        if (changedFigures(unit).length > 0) refused.push(figuresOfAll(unit));
      // Its files are not written over: what could not be read of them would be lost.
      const broken = project.broken.has(bundle.folder);
      const catalogues = new Map<string, Catalogue>(bundle.catalogues);
      const touched = new Set<string>();
      for (const language of own) {
        const { catalogue, rows: judged } = accept(
          { ...bundle, catalogues },
          language,
          input.texts,
          input.reason,
          errorsIn,
        );
        for (const { id, accepted: right, state, faults } of judged) {
          if (state === 'fresh' && read.some((one) => one.id === id)) continue;
          const accepted = right && !broken;
          const why =
            right && broken
              ? 'the folder has errors'
              : faults.length > 0
                ? faults.join(' ')
                : stateWords[state].one.toLowerCase();
          // A text that is current or not translated yet has nothing to accept; what is refused is told as an error.
          if (!accepted && (broken || faults.length > 0)) {
            const entry = catalogue?.entries.get(id);
            const unit = bundle.units.find((one) => one.id === id);
            refused.push({
              rule: 'not-accepted',
              severity: 'error',
              found: `The translation of ${id} into "${language}" was not accepted: ${why}`,
              todo: broken ? 'Mend the errors of its folder first.' : 'Mend the translation, then accept it.',
              ...((entry?.origin ?? unit?.origin) && { origin: entry?.origin ?? unit?.origin }),
            } as Message);
          }
          rows.push({ folder: bundle.folder, id, language, accepted, ...(!accepted && { why }) });
        }
        if (broken || !catalogue || !judged.some(({ accepted }) => accepted)) continue;
        catalogues.set(language, catalogue);
        touched.add(language);
      }
      if (touched.size === 0 && read.length === 0) continue;
      const paths = await writeSynced({ ...bundle, catalogues }, [...touched], files, content, touched);
      written.push(...paths.written);
    }
    return {
      value: { written, rows },
      messages: [...project.messages.filter(({ severity }) => severity === 'error'), ...refused],
      failures: [],
    };
  },

  say({ written, rows }) {
    const lines = rows.map(({ folder, id, language, accepted, why = '' }) => [
      folder,
      id,
      language,
      accepted ? 'accepted' : `not accepted: ${why}`,
    ]);
    return [`${count(written.length, 'file')} changed.`, '', columns(lines)].join('\n');
  },
});

/** The translation may well be accepted with it; the text stays outdated in all languages. */
function figuresOfAll(unit: Unit): Message {
  return {
    rule: 'not-accepted',
    severity: 'error',
    found: `The figures of ${unit.id} were not accepted: they have changed for the text in every language (${changedFiguresWords(unit)}).`,
    todo: 'Read the text with its figures in the language it was written in, then run the command without --language.',
    origin: unit.origin,
  };
}

/** Texts whose figures have changed are right with those of today, in every language; the lock keeps why. */
function withFiguresRead(bundle: Bundle, ids: readonly string[], reason: string) {
  const units = bundle.units.map((unit) =>
    ids.includes(unit.id) && unit.figures && changedFigures(unit).length > 0
      ? { ...unit, figures: { ...unit.figures, read: unit.figures.now, reason: reason.replace(/\s+/g, ' ') } }
      : unit,
  );
  const read = units
    .filter((unit, i) => unit !== bundle.units[i])
    .map(({ id, language }) => ({ folder: bundle.folder, id, language, accepted: true }));
  return { bundle: { ...bundle, units }, read };
}
