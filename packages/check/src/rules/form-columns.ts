import { chooseColumns, formNames, formsOf } from '@decode/model';
import type { ProjectRule } from '../rule.ts';

const somewhere = 'templates/somewhere/template.yaml';
const own = (columns: string, form = 'action') => [
  { file: somewhere, replace: 'practices:', with: `forms:\n  ${form}:\n${columns}\npractices:` },
];
const title = '    columns:\n      - column: title';

export const formColumns: ProjectRule = {
  id: 'form-columns',
  severity: 'error',
  reason: 'A column that is not found would be missing from the municipality’s own table without a word.',
  *checkProject({ templates, forms }) {
    for (const { place, template } of templates.values()) {
      const country = place.value.country;
      for (const name of formNames) {
        const choice = template.value.forms[name];
        if (!choice) continue;
        const own = formsOf({ forms }, place.value);
        const form = own.get(name);
        if (!form) {
          const there = [...own.keys()].join(', ') || 'none';
          yield {
            found: `"${country}" has no form "${name}", so there is nothing to change.`,
            todo: `Its forms are: ${there}.`,
            origin: template.origin(['forms', name]),
          };
          continue;
        }
        for (const { path, found, todo } of chooseColumns(form.value, choice).faults)
          yield { found, todo, origin: template.origin(['forms', name, 'columns', ...path]) };
      }
    }
  },
  examples: {
    bad: [
      own(`${title}\n      - column: indicator-value`),
      own(`${title}\n      - column: planCode\n      - column: planCode`),
      // A field that the form has no column for needs words of its own.
      own(`${title}\n      - column: functionCode`),
      own('    columns:\n      - column: planCode'),
      own(title, 'sheet'),
    ],
    good: [
      own(
        `${title}\n        heading: { lv: Pasākums, en: Measure }\n      - { column: functionCode, heading: { lv: Kods, en: Code } }`,
      ),
      own('    title: { lv: Mūsu plāns, en: Our plan }'),
    ],
  },
};
