import type { Form, Paragraph, Section, Table, TableCell, Written } from '@decode/model';
import type { Assembly } from './assembly.ts';
import { areaTitle, type Measure, measureCell, recommendationLink } from './measure.ts';
import { slotBlocks } from './slots.ts';
import { blank, cell, row } from './table.ts';

/** All measures as rows of the country's own form, on wide pages. */
export async function assemblePlan(assembly: Assembly, measures: readonly Measure[]): Promise<Section> {
  const heading = assembly.say('part.plan');
  const form = formOf(assembly);
  return {
    type: 'section',
    role: 'wide',
    id: 'plan',
    runningHead: heading,
    children: [
      assembly.heading(1, heading),
      ...(await slotBlocks(assembly, 'next-steps')),
      ...(form
        ? // Above the table: below it, it would stand on a page alone where the table ends with one.
          [assembly.words(assembly.say('plan.legend'), 'note'), planTable(assembly, measures, form)]
        : []),
    ],
  };
}

function formOf(assembly: Assembly): Written<Form> | undefined {
  const { project, template } = assembly.draft;
  const { country } = template.place.value;
  const form = project.forms.get(country);
  if (!form) {
    assembly.fail({
      rule: 'missing-form',
      severity: 'error',
      found: `There is no form for the country "${country}".`,
      todo: `Add templates/base/forms/${country}.yaml.`,
      origin: template.place.origin(['country']),
    });
  }
  return form;
}

/** One function turns measures, form and language into rows; every format takes these. */
export function planTable(assembly: Assembly, measures: readonly Measure[], form: Written<Form>): Table {
  const { columns, title } = form.value;
  const numbered = columns.some(({ field }) => field === 'planCode' || field === 'code');
  const groups = [...new Set(measures.map(({ proposal }) => proposal.value.area))];
  return {
    type: 'table',
    role: 'plan',
    caption: assembly.caption('table', [{ type: 'text', value: assembly.named(title, form, ['title']) }]),
    columns: columns.map(({ width }) => ({ align: 'left', width })),
    head: [
      row(
        ...columns.map((column, i) =>
          cell(assembly, assembly.named(column.heading, form, ['columns', i, 'heading']), {
            header: 'column',
          }),
        ),
      ),
    ],
    groups: groups.map((area) => {
      const inArea = measures.filter(({ proposal }) => proposal.value.area === area);
      const [first] = inArea;
      return {
        ...(first ? { title: { children: assembly.phrase(areaTitle(assembly, first)) } } : {}),
        rows: inArea.map((measure) => ({
          id: `plan-${measure.proposal.value.code}`,
          cells: columns.map((column): TableCell => {
            const content = measureCell(assembly, measure, column);
            if (!content) return blank(assembly);
            if (column.field !== 'title') return cell(assembly, content);
            return cell(assembly, numbered ? content : [code(assembly, measure), ...content], {
              header: 'row',
            });
          }),
        })),
      };
    }),
  };
}

/** Where a form has no column for numbers, the code stands over the title. */
function code(assembly: Assembly, measure: Measure): Paragraph {
  return assembly.words([recommendationLink(measure)], 'detail');
}
