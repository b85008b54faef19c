// One table in one file, though long: who adds a fault sees all that there are.
import type { Dictionary, EditedPdf, Element, Json } from './edited-pdf.ts';

/** One fault each, put into a right file: what a writer could get wrong, and a reader would suffer from. */
export const seeds: Readonly<Record<string, (file: EditedPdf) => void>> = {
  'furniture is neither content nor furniture': (file) =>
    file.editContent((content) =>
      content.replace(/\/Artifact(?:\s*<<[\s\S]*?>>\s*BDC|\s+BMC)/u, '/Span BMC'),
    ),
  'a caption is a paragraph': (file) => rename(file, 'Caption', 'P'),
  'the body of a list item is a paragraph': (file) => rename(file, 'LBody', 'P'),
  'a figure has no alternative text': (file) => delete nth(file, 'Figure').dictionary['/Alt'],
  'a figure has an empty alternative text': (file) => {
    nth(file, 'Figure').dictionary['/Alt'] = 'u:';
  },
  'a figure has another alternative text': (file) => {
    nth(file, 'Figure').dictionary['/Alt'] = 'u:image';
  },
  'a figure has no bounding box': (file) => delete nth(file, 'Figure').dictionary['/A'],
  'every first heading is a paragraph': (file) => renameAll(file, 'H1', 'P'),
  'a heading skips a level': (file) => rename(file, 'H2', 'H4'),
  'a heading is one level too high': (file) => rename(file, 'H3', 'H2'),
  'a paragraph is a heading': (file) => rename(file, 'P', 'H2', 12),
  'a quote is a group': (file) => rename(file, 'BlockQuote', 'Div'),
  'a note is a span': (file) => rename(file, 'Note', 'Span'),
  'a note has no id': (file) => delete nth(file, 'Note').dictionary['/ID'],
  'header cells of the file are plain cells': (file) => renameAll(file, 'TH', 'TD'),
  'one header cell is a plain cell': (file) => rename(file, 'TH', 'TD', 5),
  'a header cell has no scope': (file) => delete attribute(file, nth(file, 'TH', 4), '/Scope')['/Scope'],
  'a column header is a row header': (file) => {
    attribute(file, nth(file, 'TH', 6), '/Scope')['/Scope'] = '/Row';
  },
  'a cell spans no columns': (file) =>
    delete attribute(file, having(file, '/ColSpan'), '/ColSpan')['/ColSpan'],
  'a numbered list says that it has no marks': (file) => {
    const list = file
      .elements('L')
      .find((one) => attributes(file, one).some((a) => a['/ListNumbering'] === '/Decimal'));
    if (!list) throw new Error('there is no numbered list');
    attribute(file, list, '/ListNumbering')['/ListNumbering'] = '/None';
  },
  'two blocks are swapped': (file) => swap(nth(file, 'P', 14), file),
  'two rows are swapped': (file) => swap(nth(file, 'TR', 6), file),
  'two cells are swapped': (file) => swap(nth(file, 'TD', 6), file),
  'two list items are swapped': (file) => swap(nth(file, 'LI', 1), file),
  'a row is missing from the tree': (file) => cut(nth(file, 'TR', 5)),
  'a list item is missing from the tree': (file) => cut(nth(file, 'LI', 3)),
  'a section is missing from the tree': (file) => cut(nth(file, 'Sect', 1)),
  'a paragraph is missing from tree and page': (file) => {
    const paragraph = nth(file, 'P', 12);
    const mark = marks(paragraph.dictionary['/K']);
    cut(paragraph);
    hideMark(file, paragraph.dictionary, mark);
  },
  'a paragraph stands in the tree twice': (file) => {
    const { siblings, reference } = nth(file, 'P', 12);
    siblings.push(reference);
  },
  'a mark stands twice on a page': (file) =>
    file.editContent((content) => content.replace(/(\/MCID )(\d+)([\s\S]*?\/MCID )(\d+)/u, '$1$2$3$2')),
  'a mark is inside another one': (file) =>
    file.editContent((content) =>
      content.replace(/(\/MCID \d+[^B]*?BDC)([\s\S]*?EMC)/u, '$1 /Span <</MCID 0>> BDC EMC $2'),
    ),
  'a mark has another parent in the parent tree': (file) => {
    const parents = file.get<Dictionary>(
      file.get<Dictionary>(file.catalog['/StructTreeRoot'])['/ParentTree'],
    );
    const list = numbersOf(file, parents).find((value) => Array.isArray(value) && value.length > 3) as Json[];
    list[0] = list[list.length - 1] ?? null;
  },
  'the language of the file is missing': (file) => delete file.catalog['/Lang'],
  'the language of the file is another': (file) => {
    file.catalog['/Lang'] = 'u:sv';
  },
  'the language of a phrase is another': (file) => {
    withLanguage(file).dictionary['/Lang'] = 'u:fi';
  },
  'the language of a phrase is no language': (file) => {
    withLanguage(file).dictionary['/Lang'] = 'u:x_y!';
  },
  'the language of a phrase is missing': (file) => delete withLanguage(file).dictionary['/Lang'],
  'a hint is left in a language': (file) => {
    nth(file, 'P', 9).dictionary['/Lang'] = 'u:lv-x-p-9';
  },
  'a link does not say where it leads': (file) => delete annotations(file)[0]?.['/Contents'],
  'a link leads to another address': (file) => {
    const action = file.get<Dictionary>(annotations(file).find((one) => '/A' in one)?.['/A']);
    action['/URI'] = 'u:https://example.org/elsewhere';
  },
  'a link leads to another block': (file) => {
    const [first, ...others] = annotations(file).filter((one) => '/Dest' in one);
    const other = others.find((one) => JSON.stringify(one['/Dest']) !== JSON.stringify(first?.['/Dest']));
    if (!first || !other) throw new Error('there are no two links');
    first['/Dest'] = other['/Dest'] ?? null;
  },
  'a printed page number is not that of its block': (file) => {
    const places = file.get<Dictionary>(file.catalog['/Dests']);
    const [first, ...others] = Object.values(places).map((place) => file.get<Json[]>(place));
    const other = others.find((place) => place[0] !== first?.[0]);
    if (!first || !other) throw new Error('there are no two destinations');
    first[0] = other[0] ?? null;
  },
  'a link is not in the tree': (file) => {
    const link = nth(file, 'Link', 3);
    link.dictionary['/K'] = (link.dictionary['/K'] as Json[]).filter(
      (kid) => !isReferenceToObject(file, kid),
    );
  },
  'the title is not shown': (file) => {
    file.get<Dictionary>(file.catalog['/ViewerPreferences'])['/DisplayDocTitle'] = false;
  },
  'the file says that it is not tagged': (file) => {
    file.get<Dictionary>(file.catalog['/MarkInfo'])['/Marked'] = false;
  },
  'the file does not claim PDF/UA': (file) =>
    file.editStream(file.catalog['/Metadata'], (xmp) => xmp.replaceAll('pdfuaid:part', 'pdfuaid:gone')),
  'the title of the metadata is missing': (file) =>
    file.editStream(file.catalog['/Metadata'], (xmp) => xmp.replace(/<dc:title>[\s\S]*<\/dc:title>/u, '')),
  'the tabulator goes by rows': (file) => {
    for (const page of file.dictionaries((one) => one['/Type'] === '/Page')) page['/Tabs'] = '/R';
  },
  'the output intent is missing': (file) => delete file.catalog['/OutputIntents'],
  'a bookmark has another title': (file) => {
    bookmarks(file)[2]!['/Title'] = 'u:Another title';
  },
  'a bookmark leads to another page': (file) => {
    const [first, ...others] = bookmarks(file);
    first!['/Dest'] = others.at(-1)?.['/Dest'] ?? null;
    first!['/A'] = others.at(-1)?.['/A'] ?? null;
  },
  'a bookmark is missing': (file) => {
    const [first, second] = bookmarks(file);
    const { '/Next': next } = second!;
    first!['/Next'] = next ?? null;
    if (next === undefined) delete first!['/Next'];
  },
  'words are missing from a page': (file) =>
    file.editContent((content) => content.replace(/(\/MCID \d+>>BDC[\s\S]*?)\[[^\]]*\]TJ/u, '$1')),
  'a letter is read as another one': (file) => {
    const fonts = file.dictionaries((one) => '/ToUnicode' in one);
    for (const font of fonts)
      file.editStream(font['/ToUnicode'], (map) => map.replaceAll(/<0061>/giu, '<0062>'));
  },
  'a glyph has no letter': (file) => {
    for (const font of file.dictionaries((one) => '/ToUnicode' in one)) delete font['/ToUnicode'];
  },
  'a font is not in the file': (file) => {
    for (const font of file.dictionaries((one) => '/FontFile2' in one)) delete font['/FontFile2'];
  },
  'a reference is a span': (file) => rename(file, 'Reference', 'Span', 3),
  'an entry is missing from the contents': (file) => cut(nth(file, 'TOCI', 1)),
  'the way back from a note leads elsewhere': (file) => {
    const all = annotations(file);
    const back = all.find((one) => /\bcall-/u.test(String(one['/Dest'])));
    const other = all.find((one) => '/Dest' in one && one !== back);
    if (!back || !other) throw new Error('no note leads back');
    back['/Dest'] = other['/Dest'] ?? null;
  },
  'two entries of the contents are swapped': (file) => {
    const entry = nth(file, 'TOCI', 1);
    const other = nth(file, 'TOCI', 3);
    const last = (element: Element): Json[] => element.dictionary['/K'] as Json[];
    [entry.dictionary['/K'], other.dictionary['/K']] = [last(other), last(entry)];
  },
  'a table has no summary': (file) =>
    delete attribute(file, having(file, '/Summary'), '/Summary')['/Summary'],
  'a table has another summary': (file) => {
    attribute(file, having(file, '/Summary'), '/Summary')['/Summary'] = 'u:a table';
  },
  'a cell names the headers of another one': (file) => {
    const all = file.elements('TD').flatMap((cell) => attributes(file, cell).filter((a) => '/Headers' in a));
    const other = all.find((one) => JSON.stringify(one['/Headers']) !== JSON.stringify(all[0]?.['/Headers']));
    if (!all[0] || !other) throw new Error('there are no two cells');
    all[0]['/Headers'] = other['/Headers'] ?? null;
  },
  'a cell names no headers': (file) => {
    const cell = file.elements('TD').find((one) => attributes(file, one).some((a) => '/Headers' in a));
    if (!cell) throw new Error('there is no cell');
    delete attribute(file, cell, '/Headers')['/Headers'];
  },
  'a digit stands in the text as furniture': (file) =>
    file.editContent((content) => {
      const [, font, show] =
        /(\/F\d+ 12 Tf\n)1 0 0 -1 [\d.]+ [\d.]+ Tm\n([\s\S]*?T[jJ]\n)/u.exec(content) ?? [];
      return font ? `${content}/Artifact BMC\nBT\n${font}1 0 0 -1 300 500 Tm\n${show}ET\nEMC\n` : content;
    }),
  'a running head stands in the text': (file) =>
    file.editContent((content) =>
      content.replace(/\/Subtype\/Header>>BDC[\s\S]*?EMC/u, (head) =>
        head.replaceAll(/[\d.]+ Tm/gu, '500 Tm'),
      ),
    ),
  'a running head has lost its end': (file) =>
    file.editContent((content) =>
      content.replace(/(\/Subtype\/Header>>BDC[^[]*\[\([^)]*\))[\s\S]*?\]TJ/u, '$1]TJ'),
    ),
  'the author of the file is another': (file) => {
    information(file)['/Author'] = 'u:Somebody';
  },
  'the file has no keywords': (file) => delete information(file)['/Keywords'],
  'the description of the metadata is another': (file) =>
    file.editStream(file.catalog['/Metadata'], (xmp) =>
      xmp.replace(/(<dc:description>[\s\S]*?<rdf:li[^>]*>)[^<]*/u, '$1other words'),
    ),
  'the language of the metadata is another': (file) =>
    file.editStream(file.catalog['/Metadata'], (xmp) =>
      xmp.replace(/(<dc:language><rdf:Bag><rdf:li>)[^<]*/u, '$1sv'),
    ),
  'the pages are labelled from another number': (file) => {
    const [, label] = file.get<Json[]>(file.get<Dictionary>(file.catalog['/PageLabels'])['/Nums']);
    file.get<Dictionary>(label)['/St'] = 5;
  },
  'a bookmark is tied to another element': (file) => {
    bookmarks(file)[2]!['/SE'] = nth(file, 'P', 5).reference;
  },
  'a bookmark is tied to another heading of its level': (file) => {
    const [first, second] = file.elements('H1');
    const mark = bookmarks(file).find((one) => one['/SE'] === first?.reference);
    if (!mark || !second) throw new Error('there are no two headings');
    mark['/SE'] = second.reference;
  },
  'a paragraph is read as other words': (file) => {
    nth(file, 'P', 12).dictionary['/ActualText'] = 'u:Entirely other words';
  },
  'a heading is read as other words': (file) => {
    nth(file, 'H1', 2).dictionary['/ActualText'] = 'u:Entirely other words';
  },
  'a cell is read as other words': (file) => {
    nth(file, 'TD', 6).dictionary['/ActualText'] = 'u:Entirely other words';
  },
  'a section is read as other words': (file) => {
    nth(file, 'Sect', 4).dictionary['/ActualText'] = 'u:Entirely other words';
  },
  'a paragraph has an alternative text': (file) => {
    nth(file, 'P', 12).dictionary['/Alt'] = 'u:Entirely other words';
  },
  'a paragraph is an abbreviation': (file) => {
    nth(file, 'P', 12).dictionary['/E'] = 'u:Entirely other words';
  },
  'a heading has a title of its own': (file) => {
    nth(file, 'H1', 2).dictionary['/T'] = 'u:Another title';
  },
  'two paragraphs of the cover are swapped': (file) => swap(nth(file, 'P', 1), file),
  'every section is a division': (file) => renameAll(file, 'Sect', 'Div'),
  'every section is nothing': (file) => renameAll(file, 'Sect', 'NonStruct'),
  'every article is a section': (file) => renameAll(file, 'Art', 'Sect'),
  'every section is an article': (file) => renameAll(file, 'Sect', 'Art'),
  'code is a span': (file) => renameAll(file, 'Code', 'Span'),
  'the roles are mapped to others': (file) => {
    file.get<Dictionary>(file.catalog['/StructTreeRoot'])['/RoleMap'] = { '/P': '/H1' };
  },
  'marked content is in another language': (file) =>
    file.editContent((content) => content.replace(/(\/MCID \d+)>>/u, '$1/Lang(fi)>>')),
  'marked content inside of a text is in another language': (file) =>
    file.editContent((content) =>
      content.replace(/(\/MCID \d+>>BDC[\s\S]*?)(\[[^\]]*\]TJ)/u, '$1/Span<</Lang(fi)>>BDC $2 EMC'),
    ),
  'a link says that it leads here': (file) => {
    annotations(file)[0]!['/Contents'] = 'u:click here';
  },
  'two links say where the other leads': (file) => {
    const [first, ...others] = annotations(file).filter((one) => '/Dest' in one);
    const other = others.find((one) => one['/Contents'] !== first?.['/Contents']);
    if (!first || !other) throw new Error('there are no two links');
    [first['/Contents'], other['/Contents']] = [other['/Contents'] ?? null, first['/Contents'] ?? null];
  },
  'a link lies in a corner of its page': (file) => {
    annotations(file)[0]!['/Rect'] = [1, 1, 2, 2];
  },
  'a link lies over its whole page': (file) => {
    annotations(file)[0]!['/Rect'] = [0, 0, 595, 842];
  },
  'a link is on its page twice': (file) => {
    const [page] = file.dictionaries((one) => one['/Type'] === '/Page' && '/Annots' in one);
    const list = file.get<Json[]>(page?.['/Annots']);
    list.push(list[0] ?? null);
  },
  'a link is on no page': (file) => {
    const [page] = file.dictionaries((one) => one['/Type'] === '/Page' && '/Annots' in one);
    file.get<Json[]>(page?.['/Annots']).pop();
  },
  'a figure is said to be in a corner of its page': (file) => {
    attribute(file, nth(file, 'Figure', 1), '/BBox')['/BBox'] = [0, 0, 1, 1];
  },
  'a link leads to the bottom of the right page': (file) => {
    const [place] = Object.values(file.get<Dictionary>(file.catalog['/Dests']));
    file.get<Json[]>(place)[3] = 20;
  },
  'a link leads to the lines before its block': (file) => {
    const place = file.get<Dictionary>(file.catalog['/Dests'])['/source-7'];
    const to = file.get<Json[]>(place);
    to[3] = Number(to[3]) + 60;
  },
  'a bookmark leads to the bottom of the right page': (file) => {
    file.get<Json[]>(bookmarks(file)[3]!['/Dest'])[3] = 20;
  },
  'the text of a page is not painted': (file) =>
    file.editContent((content) => content.replace(/\bBT\b/u, 'BT 3 Tr')),
  'the text of a page is not painted, as said before it': (file) =>
    file.editContent((content) => `3 Tr ${content}`),
  'a word is as white as the paper': (file) =>
    file.editContent((content) => content.replace(/(\/TD<<[^>]*>>BDC\s)([\s\S]*?ET)/u, '$1q 1 g $2 Q')),
  'a word is as grey as its ground': (file) =>
    file.editContent((content) =>
      content.replace(/(\/TD<<[^>]*>>BDC\s)([\s\S]*?ET)/u, '$1q .4 g 0 0 9999 99999 re f $2 Q'),
    ),
  'a white sheet lies over the page': (file) =>
    file.editContent((content) =>
      /\/TD</u.test(content) ? `${content} /Artifact BMC q 1 1 1 rg 0 0 900 900 re f Q EMC` : content,
    ),
  'a white strip lies over half of a line': (file) =>
    file.editContent((content) =>
      content.replace(
        /(\/P<<[^>]*>>BDC\s+BT\s+\/F\d+ [\d.]+ Tf\s+1 0 0 -1 )([\d.]+) ([\d.]+)( Tm\s+\[(?:(?!\]TJ)[\s\S]){150,}\]TJ[\s\S]*?\nET\b)/u,
        (whole, _, x, y) =>
          `${whole} /Artifact BMC q 1 1 1 rg ${Number(x) + 60} ${Number(y) - 14} 900 18 re f Q EMC`,
      ),
    ),
  'all of a page is cut off but a corner': (file) =>
    file.editContent((content) => (/\/TD</u.test(content) ? `0 0 9 9 re W n ${content}` : content)),
  'a page is turned': (file) => {
    file.dictionaries((one) => one['/Type'] === '/Page')[3]!['/Rotate'] = 180;
  },
  'all pages are turned': (file) => {
    for (const pages of file.dictionaries((one) => one['/Type'] === '/Pages')) pages['/Rotate'] = 180;
  },
  'a page is cropped': (file) => {
    file.dictionaries((one) => one['/Type'] === '/Page')[3]!['/CropBox'] = [0, 0, 100, 100];
  },
  'the pages of a file are larger than they say': (file) => {
    file.dictionaries((one) => one['/Type'] === '/Page')[3]!['/UserUnit'] = 2;
  },
  'the file opens with an action': (file) => {
    file.catalog['/OpenAction'] = { '/S': '/URI', '/URI': 'u:https://example.org/' };
  },
  'the file is read from right to left': (file) => {
    file.get<Dictionary>(file.catalog['/ViewerPreferences'])['/Direction'] = '/R2L';
  },
  'the file opens without its bookmarks': (file) => {
    file.catalog['/PageMode'] = '/FullScreen';
  },
  'a bookmark is white': (file) => {
    bookmarks(file)[2]!['/C'] = [1, 1, 1];
  },
  'ids are not found': (file) => delete file.get<Dictionary>(file.catalog['/StructTreeRoot'])['/IDTree'],
  'an id leads to another element': (file) => {
    const tree = file.get<Dictionary>(file.get<Dictionary>(file.catalog['/StructTreeRoot'])['/IDTree']);
    const names = file.get<Json[]>(tree['/Names']);
    names[1] = names[3] ?? null;
  },
  'the number of an item is read behind it': (file) => {
    const kids = file.get<Json[]>(
      file.elements('LI').find(({ dictionary }) => (dictionary['/K'] as Json[]).length > 1)?.dictionary['/K'],
    );
    kids.reverse();
  },
  'the program in the metadata is another': (file) =>
    file.editStream(file.catalog['/Metadata'], (xmp) =>
      xmp.replace(/(<pdf:Producer>)[^<]*/u, '$1Another program'),
    ),
  'the metadata is of another day': (file) =>
    file.editStream(file.catalog['/Metadata'], (xmp) =>
      xmp.replace(/<xmp:CreateDate>\d+/u, '<xmp:CreateDate>1999'),
    ),
  'an entry of the contents refers to another element': (file) => {
    const [first, second] = file.elements('TOCI').map(({ dictionary }) => dictionary);
    if (!first || !second) throw new Error('there are no two entries');
    first['/Ref'] = second['/Ref'] ?? null;
  },
  'an entry of the contents refers to nothing': (file) => delete nth(file, 'TOCI', 2).dictionary['/Ref'],
  'a paragraph refers to another element': (file) => {
    nth(file, 'P', 12).dictionary['/Ref'] = [nth(file, 'P', 5).reference];
  },
  'there are more pages in the tree than it says': (file) => {
    const [root] = file.dictionaries((one) => one['/Type'] === '/Pages' && !('/Parent' in one));
    if (!root) throw new Error('there is no page tree');
    root['/Count'] = Number(root['/Count']) - 1;
  },
  'a page is of other pages': (file) => {
    const [page] = file.dictionaries((one) => one['/Type'] === '/Page');
    if (!page) throw new Error('there is no page');
    page['/Parent'] = file.catalog['/Outlines'] ?? null;
  },
  'a paragraph is written from right to left': (file) => {
    nth(file, 'P', 12).dictionary['/A'] = { '/O': '/Layout', '/WritingMode': '/RlTb' };
  },
  'a figure is placed in a line': (file) => {
    attribute(file, nth(file, 'Figure', 1), '/Placement')['/Placement'] = '/Inline';
  },
  'a paragraph is placed in a line': (file) => {
    nth(file, 'P', 12).dictionary['/A'] = { '/O': '/Layout', '/Placement': '/Inline' };
  },
  'the scope of a cell is that of a list': (file) => {
    attribute(file, nth(file, 'TH', 4), '/Scope')['/O'] = '/List';
  },
  'a paragraph names another parent': (file) => {
    nth(file, 'P', 12).dictionary['/P'] = nth(file, 'Sect', 1).reference;
  },
  'a paragraph is pronounced otherwise': (file) => {
    nth(file, 'P', 12).dictionary['/Phoneme'] = 'u:other';
  },
  'a bookmark is unfolded without what is below it': (file) => {
    const folded = bookmarks(file).find((one) => '/Count' in one);
    if (!folded) throw new Error('no bookmark has others below it');
    folded['/Count'] = -Number(folded['/Count']);
  },
  'the bookmarks are left out on the way back': (file) => {
    const [, second] = bookmarks(file);
    if (!second) throw new Error('there are no two bookmarks');
    delete second['/Prev'];
  },
  'a link has an area of another form': (file) => {
    annotations(file)[0]!['/QuadPoints'] = [0, 0, 9, 0, 0, 9, 9, 9];
  },
  'a link runs a script': (file) => {
    const link = annotations(file).find((one) => '/A' in one);
    file.get<Dictionary>(link?.['/A'])['/Next'] = { '/S': '/JavaScript', '/JS': 'u:app.alert(1)' };
  },
};

function nth(file: EditedPdf, role: string, n = 0): Element {
  const found = file.elements(role);
  const element = found[Math.min(n, found.length - 1)];
  if (!element) throw new Error(`the file has no ${role}`);
  return element;
}

function rename(file: EditedPdf, from: string, to: string, n = 0): void {
  nth(file, from, n).dictionary['/S'] = `/${to}`;
}

function renameAll(file: EditedPdf, from: string, to: string): void {
  const found = file.elements(from);
  if (found.length === 0) throw new Error(`the file has no ${from}`);
  for (const { dictionary } of found) dictionary['/S'] = `/${to}`;
}

/** With its next neighbour, or the one before. */
function swap({ siblings, reference }: Element, file: EditedPdf): void {
  const at = siblings.indexOf(reference);
  const isElement = (value: Json | undefined) =>
    typeof value === 'string' && '/S' in file.get<Dictionary>(value);
  const other = isElement(siblings[at + 1]) ? at + 1 : at - 1;
  if (!isElement(siblings[other])) throw new Error('the element has no neighbour');
  [siblings[at], siblings[other]] = [siblings[other] ?? null, siblings[at] ?? null];
}

function cut({ siblings, reference }: Element): void {
  siblings.splice(siblings.indexOf(reference), 1);
}

function attributes(file: EditedPdf, { dictionary }: Element): Dictionary[] {
  const value = file.get<Json>(dictionary['/A']);
  return (Array.isArray(value) ? value : [value]).map((one) => file.get<Dictionary>(one)).filter(Boolean);
}

function attribute(file: EditedPdf, element: Element, key: string): Dictionary {
  const found = attributes(file, element).find((one) => key in one);
  if (!found) throw new Error(`the element has no ${key}`);
  return found;
}

function having(file: EditedPdf, key: string): Element {
  const found = file.elements().find((element) => attributes(file, element).some((one) => key in one));
  if (!found) throw new Error(`no element has ${key}`);
  return found;
}

/** An element below the top whose language is its own. */
function withLanguage(file: EditedPdf): Element {
  const found = file
    .elements()
    .find(({ dictionary }) => '/Lang' in dictionary && dictionary['/S'] !== '/Document');
  if (!found) throw new Error('no element has a language of its own');
  return found;
}

function annotations(file: EditedPdf): Dictionary[] {
  return file.dictionaries((one) => one['/Subtype'] === '/Link');
}

function bookmarks(file: EditedPdf): Dictionary[] {
  const made: Dictionary[] = [];
  const first = file.get<Dictionary>(file.catalog['/Outlines'])['/First'];
  for (let at = first; at !== undefined; ) {
    const entry = file.get<Dictionary>(at);
    made.push(entry);
    at = entry['/Next'];
  }
  return made;
}

function isReferenceToObject(file: EditedPdf, kid: Json): boolean {
  return file.get<Dictionary>(kid)?.['/Type'] === '/OBJR';
}

function marks(kids: Json | undefined): number[] {
  return (Array.isArray(kids) ? kids : [kids]).filter((kid): kid is number => typeof kid === 'number');
}

function information(file: EditedPdf): Dictionary {
  const [found] = file.dictionaries((one) => '/Producer' in one);
  if (!found) throw new Error('the file has no information');
  return found;
}

/** What an element held becomes furniture of its page. */
function hideMark(file: EditedPdf, element: Dictionary, numbers: readonly number[]): void {
  const page = file.get<Dictionary>(element['/Pg']);
  for (const number of numbers)
    file.editStream(page['/Contents'], (content) =>
      content.replace(new RegExp(`/\\w+\\s*<<\\s*/MCID ${number}\\s*>>\\s*BDC`, 'u'), '/Artifact BMC'),
    );
}

function numbersOf(file: EditedPdf, node: Dictionary): Json[] {
  const own = file.get<Json[]>(node['/Nums']) ?? [];
  const kids = file.get<Json[]>(node['/Kids']) ?? [];
  return [
    ...own.map((value) => file.get<Json>(value)),
    ...kids.flatMap((kid) => numbersOf(file, file.get(kid))),
  ];
}
