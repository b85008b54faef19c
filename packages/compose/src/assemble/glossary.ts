import type { Inline, Paragraph, Section } from '@decode/model';
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
  const printed = project.terms.value.flatMap((term, index) => {
    if (!term.print) return [];
    const label = lookup((language) => term.labels[language], tag);
    if (label) return [{ index, label: label.term }];
    assembly.fail({
      rule: 'missing-term',
      severity: 'error',
      found: `The term "${term.id}" has no word in ${tag}.`,
      todo: `Add it to ${project.terms.file} under labels.${tag}.`,
      origin: project.terms.origin([index, 'labels']),
    });
    return [];
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
              .map(({ index, label }) =>
                row(
                  cell(assembly, label, { header: 'row' }),
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
