import { attribute, child, textOf, type XmlElement } from '@decode/ooxml';

/** Who changed something with changes tracked; ISO 8601 as the program wrote it, empty where it wrote none. */
export interface Person {
  readonly author: string;
  readonly date: string;
}

/** What a paragraph says, with what its people did to it. Offsets are UTF-16 units of `text`. */
export interface Words {
  /** As it reads when all tracked changes are accepted, without numbers of citations, notes and what fields show. */
  readonly text: string;
  /** Who inserted each unit of the text; undefined where nobody did with changes tracked. */
  readonly inserted: readonly (Person | undefined)[];
  readonly deleted: readonly { readonly at: number; readonly by: Person }[];
  /** Numbers in brackets, as they stand. */
  readonly citations: string;
  /** How many notes it calls. */
  readonly notes: number;
  readonly comments: readonly { readonly id: string; readonly quoted: string }[];
  /** How its text stands out, where it does. */
  readonly looks: string;
}

const looked = ['w:b', 'w:i', 'w:u', 'w:strike', 'w:highlight'];
const silent = new Set(['w:pPr', 'w:rPr', 'w:txbxContent', 'mc:Fallback', 'w:delInstrText']);

/** The words of a paragraph of ours, in a chapter or in a document that we made. */
export function readWords(paragraph: XmlElement): Words {
  const inserted: (Person | undefined)[] = [];
  const deleted: { at: number; by: Person }[] = [];
  const open = new Map<string, number>();
  const quotes = new Map<string, string>();
  const called: string[] = [];
  const spans: { readonly marks: string; text: string }[] = [];
  let [text, citations] = ['', ''];
  let notes = 0;
  /** Of each field that is open, whether its result has begun: LibreOffice puts words of ours before that of a reference. */
  const fields: boolean[] = [];
  const isFilledIn = () => fields.includes(true);
  let isBehindPage = false;

  const say = (words: string, { by, marks }: Around) => {
    if (isFilledIn()) return;
    for (const _ of words) if (_ !== '') inserted.push(...Array<Person | undefined>(_.length).fill(by));
    text += words;
    const last = spans.at(-1);
    if (last?.marks === marks) last.text += words;
    else spans.push({ marks, text: words });
  };
  const visit = (element: XmlElement, around: Around): void => {
    switch (element.name) {
      case 'w:ins':
      case 'w:moveTo':
        each(element, { ...around, by: personOf(element) });
        return;
      case 'w:del':
      case 'w:moveFrom':
        deleted.push({ at: text.length, by: personOf(element) });
        return;
      case 'w:fldSimple':
        return;
      case 'w:fldChar': {
        const type = attribute(element, 'w:fldCharType');
        if (type === 'begin') fields.push(false);
        else if (type === 'separate') fields.splice(-1, 1, true);
        else if (type === 'end') fields.pop();
        return;
      }
      case 'w:hyperlink': {
        // «(12. lpp.)»: only numbers of pages lead there.
        if (/^_p_/.test(attribute(element, 'w:anchor') ?? '')) return;
        const shown = textOf(element).trim();
        // A number that leads to a source is given by the order of the text, and is nobody's word.
        if (attribute(element, 'w:anchor') !== undefined && /^[\d,\s]+$/.test(shown))
          citations += ` ${shown}`;
        else each(element, around);
        return;
      }
      case 'w:r': {
        const properties = child(element, 'w:rPr');
        if (isCitation(properties, element)) return;
        // LibreOffice ends the link before the field: what closes the bracket stands behind it, in the same style.
        if (!isFilledIn() && element.children.some(({ name }) => name === 'w:t')) {
          isBehindPage &&= attribute(child(properties, 'w:rStyle'), 'w:val') === 'InternalLink';
          if (isBehindPage) return;
        }
        each(element, { ...around, marks: marksOf(properties) });
        return;
      }
      case 'w:instrText':
        isBehindPage = /^\s*PAGEREF\s/.test(textOf(element));
        return;
      case 'w:t':
        say(textOf(element).replace(/[\u00ad\u200b\u2060\ufeff]/g, ''), around);
        return;
      case 'w:tab':
      case 'w:br':
      case 'w:cr':
        if (element.parent?.name === 'w:r') say(' ', around);
        return;
      case 'w:noBreakHyphen':
        say('-', around);
        return;
      case 'w:footnoteReference':
        notes++;
        return;
      case 'w:commentRangeStart':
        open.set(attribute(element, 'w:id') ?? '', text.length);
        return;
      case 'w:commentRangeEnd': {
        const id = attribute(element, 'w:id') ?? '';
        quotes.set(id, text.slice(open.get(id) ?? 0));
        return;
      }
      case 'w:commentReference':
        called.push(attribute(element, 'w:id') ?? '');
        return;
      default:
        if (!silent.has(element.name)) each(element, around);
    }
  };
  const each = (element: XmlElement, around: Around) => {
    for (const inner of element.children) visit(inner, around);
  };
  each(paragraph, { marks: '' });
  const comments = called.map((id) => ({ id, quoted: (quotes.get(id) ?? '').trim() }));
  const looks = spans
    .filter(({ marks, text: words }) => marks !== '' && words.trim() !== '')
    .map(({ marks, text: words }) => `${marks} ${words.trim()}`)
    .join('\n');
  return { text, inserted, deleted, citations: citations.trim(), notes, comments, looks };
}

interface Around {
  readonly by?: Person;
  readonly marks: string;
}

/** Brackets and commas around the numbers of citations. */
function isCitation(properties: XmlElement | undefined, run: XmlElement): boolean {
  const text = textOf(run);
  if (!/^[\s[\],\d]+$/.test(text)) return false;
  const raised = attribute(child(properties, 'w:vertAlign'), 'w:val') === 'superscript';
  return raised || /^CitationRef/.test(attribute(child(properties, 'w:rStyle'), 'w:val') ?? '');
}

function marksOf(properties: XmlElement | undefined): string {
  return (properties?.children ?? [])
    .filter(({ name }) => looked.includes(name))
    .map((property) => `${property.name}=${attribute(property, 'w:val') ?? ''}`)
    .filter((mark) => !/=(?:0|false|off|none)$/.test(mark))
    .join();
}

export function personOf(element: XmlElement): Person {
  return { author: attribute(element, 'w:author') ?? '', date: attribute(element, 'w:date') ?? '' };
}
