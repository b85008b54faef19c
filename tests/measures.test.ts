import type { Edit } from '@decode/check';
import { compose, composeMeasures, loadProject } from '@decode/compose';
import {
  type FormName,
  formNames,
  isCountry,
  type MeasureCell,
  type Measures,
  measureFile,
  nodesOf,
} from '@decode/model';
import { attribute, child, descendants, openPackage, parseXml, textOf, type XmlElement } from '@decode/ooxml';
import { type MeasureFormatName, measureFormats } from '@decode/render/measures';
import { readCatalogue } from '@decode/translate';
import { describe, expect, test } from 'vitest';
import { lineOf } from './measures/line-of.ts';
import { edited, memoryFiles, type ProjectFiles, smallestProject, wholeProject } from './project-files.ts';

/** A place's measures in the forms of its country's planning documents: the rows, and every format that they come in. */

const load = (files: ProjectFiles) => loadProject(memoryFiles(files), readCatalogue);
const whole = await load(wholeProject());
const somewhere = 'templates/somewhere/template.yaml';
const placeText = new TextDecoder().decode(smallestProject().get('templates/somewhere/place.yaml'));

async function measuresOf(
  edits: readonly Edit[] = [],
  form: FormName = 'action',
  language = 'en',
): Promise<{ measures: Measures | undefined; told: string[] }> {
  const project = await load(edited(smallestProject(), edits));
  const { measures, messages } = await composeMeasures(project, { template: 'somewhere', language, form });
  return { measures, told: [...project.messages, ...messages].map(({ found }) => found) };
}

async function sound(...from: Parameters<typeof measuresOf>): Promise<Measures> {
  const { measures, told } = await measuresOf(...from);
  if (!measures) throw new Error(told.join(' ') || 'no measures');
  return measures;
}

const tools = {} as never;
const assets = { shells: new Map(), styles: '', fonts: [] };
const make = async (format: Exclude<MeasureFormatName, 'docx'>, measures: Measures) =>
  measureFormats[format].render(measures, assets, tools);

describe('the form of each country', () => {
  test.each(formNames.flatMap((form) => [...whole.forms.keys()].map((country) => [country, form] as const)))(
    '%s %s',
    async (country, form) => {
      const own = whole.forms.get(country)?.get(form);
      // What a kind of places has from its country stands there.
      if (!own || (!isCountry(country) && own === whole.forms.get(country.slice(0, 2))?.get(form))) return;
      const place = 'templates/somewhere/place.yaml';
      const { table, notes } = await sound(
        [
          { file: place, replace: 'country: lv', with: `country: ${country.slice(0, 2)}` },
          ...(isCountry(country)
            ? []
            : [
                {
                  file: place,
                  replace: /^kind: .*$/m.exec(placeText)?.[0] ?? '',
                  with: `kind: ${country.slice(3)}`,
                },
              ]),
          investment,
        ],
        form,
      );
      const [row] = table.groups.flatMap(({ rows }) => rows);
      const language = Object.keys(own.value.columns[0]?.heading ?? {})[0] ?? '';
      const lines = table.columns.map(({ heading, basis, verified, fill, value }, at) => {
        const words = own.value.columns[at]?.heading?.[language];
        const marks = [basis, verified ? '' : 'not verified', fill, value === 'text' ? '' : value];
        return [
          `${words === undefined ? '' : `${words} = `}${heading}`,
          `    ${marks.filter(Boolean).join(', ')}`,
          `    ${lineOf(row?.cells[at] ?? { content: [], repeats: false })}`,
        ].join('\n');
      });
      const text = [`${table.title} (${table.layout})`, ...notes, '', ...lines, ''].join('\n');
      await expect(text).toMatchFileSnapshot(`cases/measures/${country}-${form}.txt`);
    },
  );
});

describe('a place’s own table', () => {
  const own = (columns: string): Edit[] => [
    {
      file: somewhere,
      replace: 'practices:',
      with: `forms:\n  action:\n    title: { lv: Mūsu plāns, en: Our plan }\n    columns:\n${columns}\npractices:`,
    },
  ];
  const columns = [
    '      - { column: title, heading: { lv: Pasākums, en: Measure of the town }, width: 40 }',
    '      - { column: cost }',
    '      - { column: functionCode, heading: { lv: Funkcija, en: Function } }',
    '      - { column: blank, heading: { lv: Kurators, en: Curator } }',
    '      - { column: planCode }',
  ].join('\n');
  const headings = ['Measure of the town', 'Indicative amount', 'Function', 'Curator', 'No'];

  test('has its columns in its order and words', async () => {
    const { table } = await sound(own(columns));
    expect(table.title).toBe('Our plan');
    expect(table.columns.map(({ heading }) => heading)).toEqual(headings);
    expect(table.columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100);
    const [row] = table.groups[0]?.rows ?? [];
    expect(row?.cells.map(lineOf)).toEqual([
      'Places for children',
      '…',
      'COFOG 10.4 / suggested, to be confirmed',
      '…',
      'A1',
    ]);
  });

  test('is the table of the document, too', async () => {
    const project = await load(edited(smallestProject(), own(columns)));
    const { document } = await compose(project, { template: 'somewhere', language: 'en', format: 'html' });
    const plan =
      document && [...nodesOf(document)].find((node) => node.type === 'table' && node.role === 'plan');
    const head = plan?.type === 'table' ? plan.head.flatMap(({ cells }) => cells.map(lineOfCell)) : [];
    expect(head).toEqual(headings);
  });

  test('stops where it names a column that there is none of', async () => {
    const { measures, told } = await measuresOf(own('      - column: title\n      - column: titel'));
    expect(measures).toBeUndefined();
    expect(told).toContain('The form has no column "titel".');
  });

  test('has no words in a language that a heading lacks', async () => {
    const lacking = columns.replace('lv: Kurators, en: Curator', 'lv: Kurators');
    expect((await measuresOf(own(lacking))).told).toEqual(['This has no words in English.']);
    expect((await sound(own(lacking), 'action', 'lv')).table.columns[3]?.heading).toBe('Kurators');
  });

  test('stands under the body’s own priorities and tasks', async () => {
    const edits = (code: string): Edit[] => [
      {
        file: somewhere,
        replace: '  level: {',
        with: [
          '  entries:',
          '    - { code: VTP1, level: { lv: prioritāte, en: priority }, title: { lv: Ģimenes, en: Families } }',
          '    - { code: RV1.2, title: { lv: Bērnudārzi, en: Childcare } }',
          '  level: {',
        ].join('\n'),
      },
      {
        file: somewhere,
        replace: '    priority: high',
        with: `    priority: high\n    planCode: 1.2.10\n    planEntries: [VTP1, ${code}]`,
      },
    ];
    const { table } = await sound(edits('RV1.2'));
    const cells = table.groups[0]?.rows[0]?.cells.map(lineOf);
    expect(cells?.slice(0, 2)).toEqual(['1.2.10', 'priority / VTP1~Families / RV1.2~Childcare']);
    expect((await measuresOf(edits('RV1.3'))).told).toEqual(['The plan has no entry "RV1.3".']);
  });
});

function lineOfCell({ children }: { children: MeasureCell['content'] }): string {
  return lineOf({ content: children, repeats: false });
}

const investment: Edit = {
  file: 'recommendations/proposals/first/proposal.yaml',
  replace: 'kind: [newMeasure]',
  with: 'kind: [newMeasure, investment]',
};

test('a form for investments lists investments only', async () => {
  expect(await measuresOf([], 'investment')).toEqual({ measures: undefined, told: [] });
  expect((await sound([investment], 'investment')).table.groups).toHaveLength(1);
});

test('a monitoring record has a row for each indicator, and what is said of the measure once', async () => {
  const { table, document } = await sound([], 'monitoring');
  const rows = table.groups.flatMap((group) => group.rows);
  expect(rows.map(({ span }) => span)).toEqual([rows.length, ...rows.slice(1).map(() => 0)]);
  const [section] = document.body;
  const found =
    section?.type === 'section' ? section.children.find(({ type }) => type === 'table') : undefined;
  const spans = found?.type === 'table' ? found.groups[0]?.rows.map(({ cells }) => cells.length) : [];
  expect(spans).toEqual([table.columns.length, ...rows.slice(1).map(() => 3)]);
});

/** What a spreadsheet would run, or cannot hold. */
const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '=HYPERLINK("http://x")',
  '1.10',
  '_x0041_',
  'a&b<c>"d"',
  '007',
];

async function withHostile(): Promise<Measures> {
  const measures = await sound();
  const [group] = measures.table.groups;
  const [row] = group?.rows ?? [];
  if (!group || !row) throw new Error('no row');
  const rows = hostile.map((value, i) => ({
    ...row,
    id: `${row.id}-${i}`,
    cells: measures.table.columns.map(() => ({
      content: [
        { type: 'paragraph' as const, role: 'body' as const, children: [{ type: 'text' as const, value }] },
      ],
      repeats: false,
    })),
  }));
  return { ...measures, table: { ...measures.table, groups: [{ ...group, rows }] } };
}

describe('CSV', () => {
  const text = async (measures: Measures) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await make('csv', measures));

  test('opens by a double click in Excel: byte order mark, semicolons, CR LF', async () => {
    const csv = await text(await sound());
    expect(csv.startsWith('\ufeffNo;Direction of action / task;Planned actions;')).toBe(true);
    expect(csv.split('\r\n')[1]).toMatch(/^A1;/);
  });

  test('keeps as text what begins like a formula', async () => {
    const lines = (await text(await withHostile())).split('\r\n').slice(1);
    for (const [i, value] of hostile.entries()) {
      const cell = /^(?:"((?:[^"]|"")*)"|([^;]*))/.exec(lines[i] ?? '');
      const read = (cell?.[1]?.replaceAll('""', '"') ?? cell?.[2]) as string;
      expect(read).toBe(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
    }
  });
});

test('JSON is of the shape that its schema says', async () => {
  const file = measureFile.parse(JSON.parse(new TextDecoder().decode(await make('json', await sound()))));
  expect(file.rows[0]).toMatchObject({ code: 'A1', proposal: 'first' });
  expect(file.rows[0]?.cells.map(({ column, blank }) => `${column} ${blank}`)).toContain('cost true');
});

describe('XLSX', () => {
  const parts = async (measures: Measures) => {
    const pkg = openPackage(await make('xlsx', measures));
    return { pkg, xml: (part: string) => parseXml(pkg.text(part)) };
  };

  test('repeats and freezes its head, prints on wide pages, and says its language', async () => {
    const { xml, pkg } = await parts(await sound([], 'action', 'lv'));
    const sheet = xml('xl/worksheets/sheet1.xml');
    const [pane] = descendants(sheet, 'pane');
    expect([attribute(pane, 'state'), attribute(pane, 'ySplit')]).toEqual(['frozen', '1']);
    const [setup] = descendants(sheet, 'pageSetup');
    expect([attribute(setup, 'orientation'), attribute(setup, 'fitToHeight')]).toEqual(['landscape', '0']);
    const names = [...descendants(xml('xl/workbook.xml'), 'definedName')].map((name) => [
      attribute(name, 'name'),
      textOf(name),
    ]);
    expect(names).toContainEqual(['_xlnm.Print_Titles', "'Rīcības plāns'!$1:$1"]);
    expect(textOf(xml('docProps/core.xml'))).toContain('lv-LV');
    expect(pkg.text('docProps/core.xml')).toMatch(/<dc:title>Rīcības plāns</);
    expect(pkg.text('docProps/core.xml')).toMatch(/T00:00:00Z/);
  });

  test('holds texts as texts, and blanks as empty cells with a format for what comes into them', async () => {
    const { xml } = await parts(await withHostile());
    const shared = [...descendants(xml('xl/sharedStrings.xml'), 'si')].map((item) => textOf(item));
    const cells = [...descendants(xml('xl/worksheets/sheet1.xml'), 'c')];
    const column = cells.filter((cell) => /^A([2-9]|\d\d)$/.test(attribute(cell, 'r') ?? ''));
    expect(column.map((cell) => attribute(cell, 't'))).toEqual(hostile.map(() => 's'));
    const read = column.map((cell) => shared[Number(textOfValue(cell))]);
    // A text that looks like an escape of the format is escaped itself (ECMA-376 part 1, 22.4.2.4).
    expect(read.map((value) => value?.replaceAll('_x005F_', '_'))).toEqual(hostile);
    expect(cells.filter((cell) => child(cell, 'f'))).toEqual([]);

    const monitoring = await parts(await sound([], 'monitoring'));
    const empty = [...descendants(monitoring.xml('xl/worksheets/sheet1.xml'), 'c')].find(
      (cell) => attribute(cell, 'r') === 'G2',
    );
    expect(empty?.children).toEqual([]);
    const formats = [...descendants(monitoring.xml('xl/styles.xml'), 'cellXfs')].flatMap(
      (all) => all.children,
    );
    const format = attribute(formats[Number(attribute(empty, 's'))], 'numFmtId');
    const codes = [...descendants(monitoring.xml('xl/styles.xml'), 'numFmt')];
    const code = codes.find((found) => attribute(found, 'numFmtId') === format);
    expect(attribute(code, 'formatCode')).toBe('#,##0');
  });
});

function textOfValue(cell: XmlElement): string {
  const value = child(cell, 'v');
  return value ? textOf(value) : '';
}
