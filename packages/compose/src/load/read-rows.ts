import type { Message, SeriesRow } from '@decode/model';
import { nearest } from '@decode/model';
import { csvParseRows } from 'd3-dsv';

const columns = ['year', 'value', 'sex', 'age', 'geo', 'flag'];

/** What the descriptor explains: flags and parts of the area, by their codes. */
export interface Explained {
  readonly flags: Readonly<Record<string, string>>;
  readonly areas: Readonly<Record<string, string>>;
}

/** The rows of a series' CSV, checked cell by cell: a year without a value is left out of the file, never an empty cell. */
export function readRows(
  file: string,
  csv: string | undefined,
  { flags, areas }: Explained,
  report: (message: Message) => void,
): readonly SeriesRow[] | undefined {
  let sound = true;
  const complain = (line: number, column: number, rule: string, found: string, todo: string) => {
    sound = false;
    const start = { line, column };
    report({ rule, severity: 'error', found, todo, origin: { file, start, end: start } });
  };
  if (csv === undefined) {
    complain(
      1,
      1,
      'missing-file',
      `The file ${file} is missing.`,
      'Add the numbers beside their descriptor.',
    );
    return undefined;
  }
  const [head = [], ...body] = csvParseRows(csv.endsWith('\n') ? csv.slice(0, -1) : csv);
  for (const name of head) {
    if (columns.includes(name)) continue;
    const meant = nearest(name, columns);
    complain(
      1,
      1,
      'unknown-column',
      `There is no column "${name}".`,
      `${meant ? `Did you mean "${meant}"? ` : ''}The columns are ${columns.join(', ')}.`,
    );
  }
  if (!head.includes('year') || !head.includes('value')) {
    complain(
      1,
      1,
      'missing-column',
      'A series needs the columns "year" and "value".',
      `Add what is missing to the first line of ${file}.`,
    );
  }
  if (body.length === 0)
    complain(
      1,
      1,
      'empty-series',
      'This series has no numbers.',
      'Add a row for each year that is known, or delete the file and its descriptor.',
    );
  const seen = new Map<string, number>();
  const rows = body.map((cells, i): SeriesRow => {
    const line = i + 2;
    const cell = (name: string) => cells[head.indexOf(name)]?.trim() ?? '';
    const year = Number(cell('year'));
    const value = Number(cell('value'));
    if (!/^\d{4}$/.test(cell('year')))
      complain(line, 1, 'bad-year', `"${cell('year')}" is not a year.`, 'Write four digits.');
    if (!/^-?\d+(\.\d+)?$/.test(cell('value'))) {
      complain(
        line,
        1,
        'bad-value',
        `"${cell('value')}" is not a number.`,
        'Write digits with a point for decimals and nothing between thousands; leave the row out where the value is not known.',
      );
    }
    const sex = cell('sex');
    if (sex && !['T', 'M', 'F'].includes(sex))
      complain(line, 1, 'bad-sex', `"${sex}" is not T, M or F.`, 'Write T for both, M or F.');
    const flag = cell('flag');
    if (flag && !Object.hasOwn(flags, flag))
      complain(
        line,
        1,
        'unknown-flag',
        `The flag "${flag}" is not explained.`,
        'Explain it under "flags" in the descriptor.',
      );
    const geo = cell('geo');
    if (geo && !Object.hasOwn(areas, geo))
      complain(
        line,
        1,
        'unknown-area',
        `The area "${geo}" has no name.`,
        'Name it under "geography: areas:" in the descriptor.',
      );
    const key = [year, sex, cell('age'), geo].join();
    const first = seen.get(key);
    if (first)
      complain(
        line,
        1,
        'repeated-row',
        `The row for ${cell('year')} stands twice, first on line ${first}.`,
        'Keep the right one.',
      );
    else seen.set(key, line);
    return {
      year,
      value,
      ...(sex ? { sex: sex as 'T' | 'M' | 'F' } : {}),
      ...(cell('age') ? { age: cell('age') } : {}),
      ...(geo ? { geo } : {}),
      ...(flag ? { flag } : {}),
      line,
    };
  });
  return sound ? rows.sort((a, b) => a.year - b.year) : undefined;
}
