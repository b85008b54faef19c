import { type Inline, type Message, type Paragraph, type Section, sourceLanguage } from '@decode/model';
import { shownText } from '@decode/source';
import { lookup } from '../language/index.ts';
import type { Assembly } from './assembly.ts';
import { cell, columns, headRow, row } from './table.ts';

/** The agreed terms that are meant for print, in the order of the document's language. */
export function assembleGlossary(
  assembly: Assembly,
  { everyLanguage = false }: { readonly everyLanguage?: boolean } = {},
): Section {
  const { project, tag, language } = assembly.draft;
  const heading = assembly.say('part.glossary');
  const printed = project.terms.value.flatMap(({ print, labels }, index) => {
    if (!print) return [];
    for (const language of everyLanguage ? Object.keys(labels) : [tag]) doubtTerm(assembly, index, language);
    const term = shownTerm(assembly, index);
    return term ? [{ index, ...term }] : [];
  });
  return {
    type: 'section',
    role: 'chapter',
    id: 'glossary',
    runningHead: heading,
    children: [
      assembly.heading(1, heading),
      {
        type: 'table',
        role: 'glossary',
        summary: heading,
        columns: columns(30, 70),
        head: [headRow(assembly, ['column.term', 'column.definition'])],
        groups: [
          {
            rows: language
              .sort(printed, ({ label }) => label)
              .map(({ index, words }) =>
                row(
                  cell(assembly, [words], { header: 'row' }),
                  cell(assembly, [
                    assembly.paragraph(
                      assembly.draft.text(project.terms, project.bundle, [index, 'definition']),
                    ),
                    ...(everyLanguage ? [wordsOf(assembly, index)] : []),
                  ]),
                ),
              ),
          },
        ],
      },
    ],
  };
}

/** A word that waits for a native speaker is printed as it is, and named in the document's doubts. */
function doubtTerm({ draft }: Assembly, index: number, language: string): void {
  const { terms } = draft.project;
  const label = lookup((tongue) => terms.value[index]?.labels[tongue], language);
  if (language === sourceLanguage || label?.status !== 'needs-review') return;
  draft.doubtPoint('term', `term: ${label.term} (${language})`, terms.origin([index, 'labels', language]));
}

/** A term as a document shows it; where its language has no word, the English one, marked, and told once. */
export function shownTerm(
  assembly: Assembly,
  index: number,
): { readonly label: string; readonly words: Paragraph; readonly lang: string } | undefined {
  const { project, tag } = assembly.draft;
  const labels = project.terms.value[index]?.labels ?? {};
  const own = lookup((language) => labels[language], tag);
  if (own) return { label: own.term, words: assembly.words(own.term), lang: tag };
  const source = labels[sourceLanguage];
  const shown = source ? shownText('missing', project.edition.value) : 'refused';
  const message = lackingTerm(assembly, index, shown === 'refused' ? undefined : source?.term);
  if (!assembly.draft.messages.some(({ rule, found }) => rule === message.rule && found === message.found))
    assembly.fail(message);
  return (
    source && {
      label: source.term,
      words: untranslated(assembly, index, source.term),
      lang: sourceLanguage,
    }
  );
}

/** The English term, in its language and with the words that say so: as any text that is not translated. */
function untranslated({ draft, paragraph, say }: Assembly, index: number, term: string): Paragraph {
  const { terms } = draft.project;
  const origin = terms.origin([index, 'labels']);
  const what = `${terms.file}: ${term}`;
  if (!draft.doubts.some((doubt) => doubt.what === what))
    draft.doubts.push({ kind: 'missing', what, origin });
  return paragraph({
    inlines: [{ type: 'text', value: term }],
    lang: sourceLanguage,
    state: { kind: 'missing', label: say('state.missing') },
    origin,
  });
}

/** An error where the document is not made without the word, else what it shows instead. */
function lackingTerm({ draft }: Assembly, index: number, instead: string | undefined): Message {
  const { terms } = draft.project;
  return {
    rule: 'missing-term',
    severity: instead === undefined ? 'error' : 'warning',
    found: `The term "${terms.value[index]?.id}" has no word in ${draft.tag}${instead === undefined ? '' : `; the document shows «${instead}»`}.`,
    todo: `Add it to ${terms.file} under labels.${draft.tag}.`,
    origin: terms.origin([index, 'labels']),
  };
}

/** «Latvian: remigrācija · Lithuanian: remigracija»: the term in the other languages, each word in its own. */
function wordsOf({ draft, words }: Assembly, index: number): Paragraph {
  const labels = draft.project.terms.value[index]?.labels ?? {};
  const others = Object.entries(labels).flatMap(([language, { term }]) =>
    language === draft.tag ? [] : [{ language, term, name: draft.language.languageName(language) }],
  );
  const inlines = draft.language
    .sort(others, ({ name }) => name)
    .flatMap(({ language, term, name }, i): Inline[] => [
      { type: 'text', value: `${i > 0 ? ' · ' : ''}${name}: ` },
      { type: 'emphasis', lang: language, children: [{ type: 'text', value: term }] },
    ]);
  return words(inlines, 'detail');
}
