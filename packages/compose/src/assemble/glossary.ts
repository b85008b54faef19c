import type { Section } from '@decode/model';
import { lookup } from '../language/index.ts';
import type { Assembly } from './assembly.ts';
import { cell, columns, headRow, row } from './table.ts';

/** The agreed terms that are meant for print, in the order of the document's language. */
export function assembleGlossary(assembly: Assembly): Section {
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
                  ]),
                ),
              ),
          },
        ],
      },
    ],
  };
}
