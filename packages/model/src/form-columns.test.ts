import { expect, test } from 'vitest';
import { form, formChoice } from './form.ts';
import { chooseColumns } from './form-columns.ts';

const column = (field: string, more = {}) => ({
  heading: { lv: field, en: field },
  field,
  fill: 'proposal',
  width: 25,
  basis: 'prescribed',
  status: 'confirmed',
  ...more,
});
const plan = form.parse({
  prescribed: 'content',
  columns: [
    column('planCode', { fill: 'municipality' }),
    column('title'),
    column('period', { fill: 'suggest' }),
    column('goal'),
  ],
});
const chosen = (columns: object[]) => chooseColumns(plan, formChoice.parse({ columns }));
const shown = (columns: object[]) =>
  chosen(columns).columns.map(
    ({ id, heading, fill, width }) => `${id} «${heading?.['lv']}» ${fill} ${width}`,
  );

test('without a word from the place the columns are those of its country', () => {
  const { columns, faults } = chooseColumns(plan, undefined);
  expect(columns.map(({ id }) => id)).toEqual(['planCode', 'title', 'period', 'goal']);
  expect(faults).toEqual([]);
});

test('a place orders, renames and hides them', () => {
  const own = [{ column: 'goal' }, { column: 'title', heading: { lv: 'Darbība' }, width: 40 }];
  expect(shown(own)).toEqual(['goal «goal» proposal 25', 'title «Darbība» proposal 40']);
});

test('a place adds a field that its country does not ask for, and blanks for its own use', () => {
  const heading = { lv: 'Kods' };
  const own = ['functionCode', 'blank', 'blank'].map((name) => ({ column: name, heading }));
  expect(shown([{ column: 'title' }, ...own])).toEqual([
    'title «title» proposal 25',
    'functionCode «Kods» suggest undefined',
    'blank «Kods» municipality undefined',
    'blank «Kods» municipality undefined',
  ]);
});

test.each([
  [[{ column: 'title' }, { column: 'gaol' }], 'The form has no column "gaol". Did you mean "goal"?'],
  [[{ column: 'title' }, { column: 'title' }], 'The column "title" is listed twice.'],
  [[{ column: 'title' }, { column: 'sdg' }], 'The form has no column "sdg", so this one has no title.'],
  [[{ column: 'goal' }], 'No column names the measure.'],
])('%j is a fault', (columns, words) => {
  const [fault] = chosen(columns).faults;
  expect(`${fault?.found} ${fault?.todo}`).toContain(words);
});
