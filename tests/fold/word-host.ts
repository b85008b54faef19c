import { addDefaultType, newPackage, savePackage } from '@decode/ooxml';
import { type HostLanguage, hostWords as words } from './host-words.ts';

/**
 * Planning documents as Word writes them, of many kinds, for tests: the name of each kind of style in the language of the
 * program only where programs do that, ids always.
 */
export interface HostKind {
  readonly language: HostLanguage;
  /** How headings get their numbers; `bold` are lines in bold with typed numbers, without a style. */
  readonly headings: 'style' | 'list' | 'typed' | 'bold' | 'none';
  /** Names of heading styles in the file: Word's English ones, those of the language, or others with an outline level. */
  readonly names: 'built-in' | 'localised' | 'own';
  /** Deepest level of headings that there is a style for. */
  readonly depth: number;
  readonly notes: boolean;
  readonly captions: boolean | 'by chapter';
  readonly lists: boolean;
  readonly tables: 'none' | 'styled' | 'plain' | 'nested';
  readonly sections: 'one' | 'landscape' | 'columns';
  readonly contents: boolean;
  readonly header: boolean;
  readonly tracked: boolean;
  readonly comments: boolean;
  readonly controls: boolean;
  readonly textBox: boolean;
  readonly byHand: boolean;
  /** Paragraphs of prose in each chapter. */
  readonly length: number;
}

export const plainKind: HostKind = {
  language: 'en',
  headings: 'style',
  names: 'built-in',
  depth: 3,
  notes: true,
  captions: true,
  lists: true,
  tables: 'styled',
  sections: 'one',
  contents: true,
  header: true,
  tracked: false,
  comments: false,
  controls: false,
  textBox: false,
  byHand: false,
  length: 2,
};

/** The heading of the chapter that tests fold into. */
export function anchorOf({ language }: Pick<HostKind, 'language'>): string {
  return words[language].chapters[2] ?? '';
}

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const contentType = (kind: string) =>
  `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`;

/** One pixel, for the picture in the header. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export function wordHost(kind: HostKind): Uint8Array {
  const pkg = newPackage();
  const parts: { name: string; type: string; kind: string }[] = [];
  const add = (name: string, type: string, text: string, relationship: string) => {
    pkg.set(`word/${name}`, declaration + text);
    parts.push({ name, type, kind: relationship });
  };
  pkg.set('[Content_Types].xml', '');
  pkg.set(
    '_rels/.rels',
    `${declaration}<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${r}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  pkg.set('word/document.xml', declaration + documentPart(kind));
  add('styles.xml', contentType('styles'), stylesPart(kind), 'styles');
  add('settings.xml', contentType('settings'), settingsPart(kind), 'settings');
  if (kind.headings === 'style' || kind.headings === 'list' || kind.lists)
    add('numbering.xml', contentType('numbering'), numberingPart(kind), 'numbering');
  if (kind.notes) add('footnotes.xml', contentType('footnotes'), notesPart(), 'footnotes');
  if (kind.header) {
    add('header1.xml', contentType('header'), headerPart(), 'header');
    pkg.set(
      'word/_rels/header1.xml.rels',
      `${declaration}<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${r}/image" Target="media/image1.png"/></Relationships>`,
    );
    pkg.set('word/media/image1.png', pixel);
  }
  if (kind.comments) add('comments.xml', contentType('comments'), commentsPart(), 'comments');
  const relationship = ({ name, kind: type }: (typeof parts)[number]) =>
    `<Relationship Id="rIdH_${type}" Type="${r}/${type}" Target="${name}"/>`;
  pkg.set(
    'word/_rels/document.xml.rels',
    `${declaration}<Relationships xmlns="${packageRelationships}">${parts.map(relationship).join('')}<Relationship Id="rIdLink" Type="${r}/hyperlink" Target="https://example.org/plan" TargetMode="External"/></Relationships>`,
  );
  const override = ({ name, type }: { name: string; type: string }) =>
    `<Override PartName="/word/${name}" ContentType="${type}"/>`;
  pkg.set(
    '[Content_Types].xml',
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override({ name: 'document.xml', type: contentType('document.main') })}${parts.map(override).join('')}</Types>`,
  );
  if (kind.header) addDefaultType(pkg, 'png', 'image/png');
  return savePackage(pkg);
}

function documentPart(kind: HostKind): string {
  const { language, captions, controls, textBox, contents, tracked, comments, notes, lists, tables } = kind;
  const { chapters, prose, figure, table } = words[language];
  const blocks: string[] = [];
  let id = 10;
  const bookmark = (name: string, inner: string) => {
    const number = id++;
    return `<w:bookmarkStart w:id="${number}" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="${number}"/>`;
  };
  if (contents) blocks.push(contentsBlock(kind));
  chapters.forEach((title, index) => {
    blocks.push(heading(kind, 1, title, index));
    if (index === 1 && notes) {
      blocks.push(
        paragraph(
          kind,
          `${run(prose)}<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>`,
        ),
      );
    }
    for (let count = 0; count < kind.length; count++)
      blocks.push(paragraph(kind, run(`${prose} ${index + 1}.${count + 1}`)));
    if (index === 1) {
      if (lists) for (const item of [1, 2, 3]) blocks.push(listItem(kind, `${prose.slice(0, 30)} ${item}`));
      if (captions)
        blocks.push(caption(kind, table, 1), tableBlock(kind), figureBlock(), caption(kind, figure, 1));
      else if (tables !== 'none') blocks.push(tableBlock(kind));
      if (kind.sections !== 'one') blocks.push(sectionBreak(kind, 'portrait'));
      if (kind.sections === 'landscape') {
        blocks.push(paragraph(kind, run(prose)), sectionBreak(kind, 'landscape'));
      }
      blocks.push(heading(kind, Math.min(2, kind.depth), `${title} II`, index, 1));
      blocks.push(paragraph(kind, bookmark('Plan_place', run(prose))));
    }
    if (index === 2 && tracked) {
      blocks.push(
        `<w:p>${run('a ')}<w:ins w:id="901" w:author="A planner" w:date="2026-01-02T00:00:00Z">${run('new')}</w:ins><w:del w:id="902" w:author="A planner" w:date="2026-01-02T00:00:00Z"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>`,
      );
    }
    if (index === 2 && controls) {
      blocks.push(
        `<w:sdt><w:sdtPr><w:alias w:val="DeCoDe"/><w:tag w:val="decode-place"/><w:id w:val="77"/></w:sdtPr><w:sdtContent>${paragraph(kind, run('…'))}</w:sdtContent></w:sdt>`,
      );
    }
    if (index === 3) {
      if (comments) {
        blocks.push(
          `<w:p><w:commentRangeStart w:id="0"/>${run(prose)}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
        );
      }
      if (textBox) blocks.push(textBoxBlock());
      if (captions) blocks.push(figureBlock(), caption(kind, figure, captions === true ? 2 : 1, 4));
      blocks.push(`<w:p>${run('See ')}<w:hyperlink r:id="rIdLink">${run('the plan')}</w:hyperlink></w:p>`);
    }
  });
  return `<w:document xmlns:w="${w}" xmlns:r="${r}" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${blocks.join('')}${sectionProperties(kind, 'portrait')}</w:body></w:document>`;
}

function heading(kind: HostKind, level: number, text: string, chapter: number, section = 0): string {
  const typed =
    kind.headings === 'typed' || kind.headings === 'bold'
      ? `${chapter + 1}.${section > 0 ? `${section}. ` : ' '}`
      : '';
  const numbering =
    kind.headings === 'list' ? `<w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="1"/></w:numPr>` : '';
  if (kind.headings === 'bold')
    return `<w:p><w:pPr><w:spacing w:before="200"/></w:pPr>${run(typed + text, '<w:rPr><w:b/><w:color w:val="7F0000"/></w:rPr>')}</w:p>`;
  return `<w:p><w:pPr><w:pStyle w:val="${headingId(kind, level)}"/>${numbering}</w:pPr>${run(typed + text)}</w:p>`;
}

function headingId({ language, names }: HostKind, level: number): string {
  return names === 'own' ? `Plan${level}` : `${words[language].headingId}${level}`;
}

function paragraph({ byHand }: HostKind, content: string): string {
  const properties = byHand
    ? '<w:pPr><w:spacing w:after="120" w:line="360" w:lineRule="auto"/><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>'
    : '<w:pPr><w:pStyle w:val="PlanText"/></w:pPr>';
  return `<w:p>${properties}${byHand ? content.replaceAll('<w:r><w:t', '<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/></w:rPr><w:t') : content}</w:p>`;
}

function listItem({ byHand }: HostKind, text: string): string {
  const style = byHand ? '' : '<w:pStyle w:val="ListParagraph"/>';
  return `<w:p><w:pPr>${style}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>${run(text)}</w:p>`;
}

function caption({ language, captions }: HostKind, sequence: string, number: number, chapter = 2): string {
  const { numberFirst } = words[language];
  const simple = (instruction: string, result: number) =>
    `<w:fldSimple w:instr=" ${instruction} "><w:r><w:t>${result}</w:t></w:r></w:fldSimple>`;
  const counted = `SEQ ${sequence} \\* ARABIC`;
  const field =
    captions === 'by chapter'
      ? `${simple('STYLEREF 1 \\s', chapter)}${run('–')}${simple(`${counted} \\s 1`, number)}`
      : simple(counted, number);
  const label = numberFirst
    ? `${field}${run(`. ${sequence}. `)}`
    : `${run(`${sequence} `)}${field}${run('. ')}`;
  return `<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>${label}${run('A caption of the plan')}</w:p>`;
}

function tableBlock({ tables }: HostKind): string {
  const style = tables === 'styled' ? '<w:tblStyle w:val="PlanTable"/>' : '';
  const borders =
    tables === 'styled'
      ? ''
      : `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')}</w:tblBorders>`;
  const cell = (text: string, inner = '') =>
    `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${inner}<w:p>${run(text)}</w:p></w:tc>`;
  const nested =
    tables === 'nested'
      ? `<w:tbl><w:tblPr><w:tblW w:w="2000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p>${run('inner')}</w:p></w:tc></w:tr></w:tbl>`
      : '';
  return `<w:tbl><w:tblPr>${style}<w:tblW w:w="6000" w:type="dxa"/>${borders}</w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>${cell('Measure')}${cell('Year')}</w:tr><w:tr>${cell('Childcare', nested)}${cell('2027')}</w:tr></w:tbl>`;
}

function figureBlock(): string {
  return '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:pict><v:rect style="width:100pt;height:40pt" fillcolor="#dddddd"/></w:pict></w:r></w:p>';
}

function textBoxBlock(): string {
  return `<w:p><w:r><w:pict><v:rect style="width:200pt;height:40pt"><v:textbox><w:txbxContent><w:p><w:bookmarkStart w:id="801" w:name="In_a_box"/>${run('boxed')}<w:bookmarkEnd w:id="801"/></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>`;
}

function contentsBlock({ language }: HostKind): string {
  return `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${words[language].chapters.map((title, index) => run(`${title} ${index + 1} `)).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
}

function sectionBreak(kind: HostKind, page: 'portrait' | 'landscape'): string {
  return `<w:p><w:pPr>${sectionProperties(kind, page)}</w:pPr></w:p>`;
}

function sectionProperties({ header, sections }: HostKind, page: 'portrait' | 'landscape'): string {
  const size =
    page === 'landscape'
      ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
      : '<w:pgSz w:w="11906" w:h="16838"/>';
  const columns = sections === 'columns' ? '<w:cols w:num="2" w:space="708"/>' : '<w:cols w:space="708"/>';
  return `<w:sectPr>${header ? '<w:headerReference w:type="default" r:id="rIdH_header"/>' : ''}${size}<w:pgMar w:top="1417" w:right="1134" w:bottom="1134" w:left="1701" w:header="708" w:footer="708" w:gutter="0"/>${columns}</w:sectPr>`;
}

function stylesPart(kind: HostKind): string {
  const { language, names, depth, headings } = kind;
  const { tag, headingName } = words[language];
  const style = (id: string, name: string, inner: string, type = 'paragraph') =>
    `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;
  const nameOf = (level: number) =>
    names === 'built-in'
      ? `heading ${level}`
      : names === 'localised'
        ? `${headingName} ${level}`
        : `Plan level ${level}`;
  const levels = Array.from({ length: depth }, (_, index) => index + 1).map((level) =>
    style(
      headingId(kind, level),
      nameOf(level),
      `<w:basedOn w:val="Normal"/><w:next w:val="PlanText"/><w:qFormat/><w:pPr><w:keepNext/>${headings === 'style' ? `<w:numPr>${level > 1 ? `<w:ilvl w:val="${level - 1}"/>` : ''}<w:numId w:val="1"/></w:numPr>` : ''}<w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:color w:val="1F3864"/><w:sz w:val="${36 - 4 * level}"/></w:rPr>`,
    ),
  );
  return (
    `<w:styles xmlns:w="${w}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/><w:lang w:val="${tag}"/></w:rPr></w:rPrDefault></w:docDefaults>` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="character" w:default="1" w:styleId="Standard"><w:name w:val="Default Paragraph Font"/></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="NormalTable"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    levels.join('') +
    style(
      'PlanText',
      'Plan text',
      '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="120"/><w:jc w:val="both"/></w:pPr>',
    ) +
    style(
      'ListParagraph',
      'List Paragraph',
      '<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="720"/></w:pPr>',
    ) +
    style(
      'Caption',
      'caption',
      '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120" w:after="60"/></w:pPr><w:rPr><w:i/><w:sz w:val="18"/></w:rPr>',
    ) +
    style('FootnoteText', 'footnote text', '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/></w:rPr>') +
    style(
      'FootnoteReference',
      'footnote reference',
      '<w:basedOn w:val="Standard"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
      'character',
    ) +
    style(
      'PlanTable',
      'Plan table',
      '<w:basedOn w:val="NormalTable"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1F3864"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F3864"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="8EAADB"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
      'table',
    ) +
    '</w:styles>'
  );
}

function settingsPart({ tracked, notes }: HostKind): string {
  return `<w:settings xmlns:w="${w}">${tracked ? '<w:trackRevisions/>' : ''}<w:defaultTabStop w:val="708"/>${notes ? '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' : ''}<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;
}

function numberingPart({ headings, names, depth, language }: HostKind): string {
  const level = (index: number, format: string, text: string, style = '') =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${360 * (index + 1)}" w:hanging="360"/></w:pPr></w:lvl>`;
  const outline = Array.from({ length: 9 }, (_, index) => {
    const text = Array.from({ length: index + 1 }, (__, at) => `%${at + 1}`).join('.');
    const linked = headings === 'style' && index < depth;
    const id = headingId({ language, names } as HostKind, index + 1);
    return level(index, 'decimal', text, linked ? `<w:pStyle w:val="${id}"/>` : '');
  }).join('');
  return (
    `<w:numbering xmlns:w="${w}"><w:abstractNum w:abstractNumId="0"><w:nsid w:val="1A2B3C4D"/><w:multiLevelType w:val="multilevel"/>${outline}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1"><w:nsid w:val="2A2B3C4D"/><w:multiLevelType w:val="hybridMultilevel"/>${level(0, 'bullet', '–')}${level(1, 'bullet', '•')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
  );
}

function notesPart(): string {
  return `<w:footnotes xmlns:w="${w}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>${run(' A note of the plan.')}</w:p></w:footnote></w:footnotes>`;
}

function headerPart(): string {
  return `<w:hdr xmlns:w="${w}" xmlns:r="${r}" xmlns:v="urn:schemas-microsoft-com:vml"><w:p><w:r><w:pict><v:shape style="width:20pt;height:20pt"><v:imagedata r:id="rId1"/></v:shape></w:pict></w:r><w:bookmarkStart w:id="701" w:name="In_the_header"/>${run('Plan')}<w:bookmarkEnd w:id="701"/></w:p></w:hdr>`;
}

function commentsPart(): string {
  return `<w:comments xmlns:w="${w}"><w:comment w:id="0" w:author="A planner" w:date="2026-01-02T00:00:00Z" w:initials="AP"><w:p>${run('Is this right?')}</w:p></w:comment></w:comments>`;
}

function run(text: string, properties = ''): string {
  return `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}
