import { attribute, mentions, textOf, type XmlElement } from '@decode/ooxml';

/** A field (ECMA-376 part 1, 17.16) with what it shows. */
export interface Field {
  readonly instruction: string;
  /** What the program that saved the file found for it last. */
  readonly result: string;
  /** Offset in the text of the part at which it begins. */
  readonly start: number;
  /** The paragraph in which it begins. */
  readonly paragraph: XmlElement | undefined;
}

interface Open {
  instruction: string;
  result: string;
  readonly start: number;
  readonly paragraph: XmlElement | undefined;
  shown: boolean;
}

/** The fields of a part in the order in which they end; fields that never end are left out. */
export function fieldsOf(root: XmlElement): Field[] {
  const fields: Field[] = [];
  const open: Open[] = [];
  const visit = (element: XmlElement, paragraph: XmlElement | undefined): void => {
    const current = open.at(-1);
    switch (element.name) {
      case 'w:p':
        if (open.length === 0 && !mentions(element, /<w:fld/)) return;
        for (const inner of element.children) visit(inner, element);
        return;
      case 'w:fldSimple':
        for (const inner of element.children) visit(inner, paragraph);
        fields.push({
          instruction: (attribute(element, 'w:instr') ?? '').trim(),
          result: [...element.children].map(textOf).join(''),
          start: element.start,
          paragraph,
        });
        return;
      case 'w:fldChar': {
        const type = attribute(element, 'w:fldCharType');
        if (type === 'begin') {
          open.push({ instruction: '', result: '', start: element.start, paragraph, shown: false });
        } else if (current && type === 'separate') {
          current.shown = true;
        } else if (current && type === 'end') {
          open.pop();
          const { instruction, result, start } = current;
          fields.push({ instruction: instruction.trim(), result, start, paragraph: current.paragraph });
        }
        return;
      }
      case 'w:instrText':
        if (current) current.instruction += textOf(element);
        return;
      case 'w:t':
        for (const field of open) if (field.shown) field.result += textOf(element);
        return;
      default:
        for (const inner of element.children) visit(inner, paragraph);
    }
  };
  visit(root, undefined);
  return fields;
}

/** First word of an instruction, in capitals: SEQ, TOC, REF. */
export function fieldName({ instruction }: Field): string {
  return (instruction.split(/\s+/, 1)[0] ?? '').toUpperCase();
}
