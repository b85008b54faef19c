import { type ListName, listLevels, listStep, type ParagraphStyle } from './style.ts';

type Family =
  | 'Text'
  | 'Row Head'
  | 'Head'
  | 'Head Number'
  | 'Number'
  | 'Group'
  | 'Blank'
  | 'Blank Number'
  | 'Value'
  | 'Detail';

/** What stands in cells: `Table …`, and `Plan …` in the smaller size of landscape tables. */
export function tableFamily<Prefix extends 'Table' | 'Plan'>(
  prefix: Prefix,
  { size, line, head }: { readonly size: number; readonly line: number; readonly head: number },
): Record<`${Prefix} ${Family}`, ParagraphStyle> {
  const text: ParagraphStyle = { font: 'sans', size, line };
  const headStyle: ParagraphStyle = { ...text, size: head, bold: true, colour: 'ink2', keepNext: true };
  const blank: ParagraphStyle = { ...text, colour: 'ink2', shade: 'tint' };
  const family: Record<Family, ParagraphStyle> = {
    Text: text,
    'Row Head': { ...text, bold: true },
    Head: headStyle,
    'Head Number': { ...headStyle, alignRight: true },
    Number: { ...text, alignRight: true },
    Group: { ...text, bold: true, colour: 'brand', keepNext: true, before: 2 },
    Blank: blank,
    'Blank Number': { ...blank, alignRight: true },
    Value: { ...text, bold: true },
    Detail: { ...text, size: Math.max(8.25, size - 0.5), colour: 'ink2' },
  };
  return prefixed(prefix, family);
}

/** Bullets, numbered items and what continues an item, indented from where the text around them stands. */
export function listFamily<Name extends string>(
  [bullet, number, more]: readonly [Name, Name, Name],
  [bullets, numbers]: readonly [ListName, ListName],
  base: ParagraphStyle & { readonly left: number },
): Record<`${Name}${'' | ' 2' | ' 3'}`, ParagraphStyle> {
  const levels = Array.from({ length: listLevels }, (_, level) => {
    const style: ParagraphStyle = { ...base, left: base.left + listStep * (level + 1) };
    const suffix = level === 0 ? '' : ` ${level + 1}`;
    return [
      [bullet + suffix, { ...style, hanging: listStep, list: { name: bullets, level } }],
      [number + suffix, { ...style, hanging: listStep, list: { name: numbers, level } }],
      [more + suffix, style],
    ] as const;
  });
  return Object.fromEntries(levels.flat()) as Record<`${Name}${'' | ' 2' | ' 3'}`, ParagraphStyle>;
}

function prefixed<Prefix extends string, Name extends string>(
  prefix: Prefix,
  styles: Record<Name, ParagraphStyle>,
) {
  return Object.fromEntries(
    Object.entries(styles).map(([name, style]) => [`${prefix} ${name}`, style]),
  ) as Record<`${Prefix} ${Name}`, ParagraphStyle>;
}
