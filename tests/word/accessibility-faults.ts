import { openPackage, type Package } from '@decode/ooxml';

/** A sound document made faulty: one text of one part replaced, or a part put in. */
export interface Fault {
  readonly rule: string;
  /** What the rule says of it. */
  readonly found: string;
  /** The part, what stands in it, what shall stand there: once, where it comes first. */
  readonly edits: readonly (readonly [part: string, old: string, fresh: string])[];
}

const body = 'word/document.xml';
const notes = 'word/footnotes.xml';
const core = 'docProps/core.xml';
const settings = 'word/settings.xml';
const words = '>statistikas portālā</w:t>';
const begin = '<w:fldChar w:fldCharType="begin"/>';
const inner =
  '<w:tbl><w:tblPr><w:tblLook w:firstColumn="1"/><w:tblCaption w:val="a"/><w:tblDescription w:val="b"/></w:tblPr></w:tbl>';

const pictures = 'every picture has words, or says that it decorates';
const tables = 'every table has a title, a description besides, and says which of its cells are headers';
const rows = 'rows stay whole, and tables are not nested';
const headings = 'heading levels have no gaps, and begin at the first';
const languages = 'the document has a title, a language, and a language for its fonts';
const links = 'links have words';
const blanks = 'blanks and empty paragraphs are not layout';
const fields = 'fields are not marked to be updated, so nothing is asked when the file opens';
const breaks = 'places to break a word are elements, which no reader shows or speaks';
const traces = 'nothing tells of people or machines';

/** Faults of the sample document, at least one for each rule and each thing that a rule looks for. */
export const faults: readonly Fault[] = [
  {
    rule: pictures,
    found: 'picture Daugavpils has neither',
    edits: [[body, 'decorative" val="1"', 'decorative" val="0"']],
  },
  {
    rule: pictures,
    found: 'picture Daugavpils has neither',
    edits: [['word/header2.xml', 'decorative" val="1"', 'decorative" val="0"']],
  },
  {
    rule: 'the words of a picture are not those printed below it',
    found: '"1. attēls" is said twice',
    edits: [[body, 'name="1. attēls" descr="', 'name="1. attēls" descr="1. attēls" other="']],
  },
  {
    rule: 'pictures stand in the line of text',
    found: 'a picture floats',
    edits: [
      [body, '<wp:inline ', '<wp:anchor '],
      [body, '</wp:inline>', '</wp:anchor>'],
    ],
  },
  {
    rule: tables,
    found: 'a table has no title',
    edits: [[body, '<w:tblCaption w:val="Par šo dokumentu"/>', '']],
  },
  {
    rule: tables,
    found: '"Par šo dokumentu" is described as ""',
    edits: [[body, '<w:tblDescription w:val="Dokuments; Statuss; Izcelsme; Burti"/>', '']],
  },
  {
    rule: tables,
    found: '"Par šo dokumentu" is described as "Par šo dokumentu"',
    edits: [[body, 'w:val="Dokuments; Statuss; Izcelsme; Burti"', 'w:val="Par šo dokumentu"']],
  },
  {
    rule: tables,
    found: 'Par šo dokumentu has no headers',
    edits: [[body, 'w:firstColumn="1"', 'w:firstColumn="0"']],
  },
  {
    rule: tables,
    found: 'Par šo dokumentu: its head row is flagged and repeated, or neither',
    edits: [[body, 'w:firstRow="0"', 'w:firstRow="1"']],
  },
  {
    rule: rows,
    found: 'the row "DokumentsIeteikumi depopulācijas mazināšanai, Daugavpils. 1.…" may be split',
    edits: [[body, '<w:cantSplit/>', '']],
  },
  { rule: rows, found: 'a table in a table', edits: [[body, '</w:p></w:tc>', `</w:p>${inner}</w:tc>`]] },
  {
    rule: 'cells are merged only in rows that head a group, and where the author merged them',
    found: '"A. Ģimenes un dzimstība" spans its table',
    edits: [[body, 'w:val="TableGroup"', 'w:val="TableText"']],
  },
  { rule: headings, found: 'level 2 follows 0', edits: [[body, 'w:val="Heading1"', 'w:val="Heading2"']] },
  { rule: headings, found: 'level 4 follows 2', edits: [[body, 'w:val="Heading2"', 'w:val="Heading4"']] },
  {
    rule: headings,
    found: 'level 5 follows 0',
    edits: [[body, '<w:pPr><w:pStyle w:val="CoverOwner"/>', '<w:pPr><w:outlineLvl w:val="4"/>']],
  },
  {
    rule: languages,
    found: 'no title',
    edits: [[core, '<dc:title>Ieteikumi depopulācijas mazināšanai<', '<dc:title><']],
  },
  { rule: languages, found: 'no language among the properties', edits: [[core, '>lv-LV<', '>Latvian<']] },
  {
    rule: languages,
    found: 'no language of the text',
    edits: [['word/styles.xml', '<w:lang w:val="lv-LV" />', '']],
  },
  {
    rule: languages,
    found: 'no language of the theme',
    edits: [[settings, '<w:themeFontLang w:val="lv-LV"/>', '']],
  },
  { rule: links, found: 'the link to rId23 has no words', edits: [[body, words, '> </w:t>']] },
  {
    rule: links,
    found: 'the link "data.stat.gov.lv/" is its address',
    edits: [[body, words, '>data.stat.gov.lv/</w:t>']],
  },
  {
    rule: blanks,
    found: 'blanks in "statistikas     portālā"',
    edits: [[body, words, '>statistikas     portālā</w:t>']],
  },
  {
    rule: links,
    found: 'the link to _a has no words',
    edits: [
      [
        notes,
        '</w:footnote></w:footnotes>',
        '<w:p><w:hyperlink w:anchor="_a"/></w:p></w:footnote></w:footnotes>',
      ],
    ],
  },
  {
    rule: blanks,
    found: 'two empty paragraphs follow one another',
    edits: [[notes, '</w:footnote></w:footnotes>', '<w:p/><w:p/></w:footnote></w:footnotes>']],
  },
  {
    rule: blanks,
    found: 'two empty paragraphs follow one another',
    edits: [[body, '<w:body>', '<w:body><w:p/><w:p/>']],
  },
  { rule: fields, found: 'a dirty field', edits: [[body, begin, begin.replace('/>', ' w:dirty="true"/>')]] },
  {
    rule: fields,
    found: 'fields are updated on opening',
    edits: [[settings, '<w:zoom ', '<w:updateFields w:val="true"/><w:zoom ']],
  },
  {
    rule: breaks,
    found: '"statis\u00adtikas portālā" in word/document.xml',
    edits: [[body, words, words.replace('statis', 'statis\u00ad')]],
  },
  {
    rule: breaks,
    found: '"Dokuments; Sta\u00adtuss; Izcelsme; Burti" in word/document.xml',
    edits: [[body, 'Dokuments; Statuss;', 'Dokuments; Sta\u00adtuss;']],
  },
  { rule: traces, found: 'docProps/custom.xml', edits: [['docProps/custom.xml', '', '<Properties/>']] },
  { rule: traces, found: 'word/comments.xml', edits: [['word/comments.xml', '', '<w:comments/>']] },
  { rule: traces, found: 'docProps/thumbnail.jpeg', edits: [['docProps/thumbnail.jpeg', '', 'a']] },
  { rule: traces, found: core, edits: [[core, '<dc:subject>', '<dc:creator>a</dc:creator><dc:subject>']] },
  { rule: traces, found: body, edits: [[body, '<w:p>', '<w:p w:rsidR="00A1">']] },
  {
    rule: traces,
    found: 'docProps/app.xml',
    edits: [['docProps/app.xml', '<DocSecurity>', '<Company>a</Company><DocSecurity>']],
  },
  { rule: traces, found: body, edits: [[body, 'name="Daugavpils"', 'name="C:\\Users\\a\\logo.png"']] },
  {
    rule: traces,
    found: 'word/_rels/document.xml.rels',
    edits: [['word/_rels/document.xml.rels', 'Target="https://data.stat.gov.lv/"', 'Target="file:///tmp/a"']],
  },
  { rule: traces, found: body, edits: [[body, 'name="Daugavpils"', 'name="/tmp/logo.png"']] },
];

/** @throws Error where the sample does not hold what is to be edited, so that no fault is made of nothing. */
export function madeFaulty(sample: Uint8Array, { edits }: Fault): Package {
  const pkg = openPackage(sample);
  for (const [part, old, fresh] of edits) {
    const text = pkg.has(part) ? pkg.text(part) : '';
    if (!text.includes(old) || pkg.has(part) === (old === ''))
      throw new Error(`The sample has no "${old}" in ${part}.`);
    pkg.set(
      part,
      text.replace(old, () => fresh),
    );
  }
  return pkg;
}
