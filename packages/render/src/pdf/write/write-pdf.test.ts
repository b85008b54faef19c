import { expect, test } from 'vitest';
import { pagesOf, readPdf } from '../read/read-objects.ts';
import { dict, isName, name, Ref, Stream, Text, text, textOf } from '../read/values.ts';
import { smallPdf } from '../small-pdf.ts';
import { Draft, packed, writePdf } from './write-pdf.ts';

function write(change: (draft: Draft) => void = () => {}): Uint8Array {
  const pdf = readPdf(smallPdf({ pages: 3 }));
  const draft = new Draft(pdf);
  change(draft);
  const root = pdf.trailer.get('Root');
  if (!(root instanceof Ref)) throw new Error('no catalogue');
  return writePdf(draft, root, draft.add(dict({ Title: text('Ieteikumi – (ā)') })));
}

test('what is written is read again: objects, strings, streams', () => {
  const pdf = readPdf(write());
  expect(textOf(pdf.dict(pdf.trailer.get('Info'))?.get('Title'))).toBe('Ieteikumi – (ā)');
  const pages = pagesOf(pdf);
  expect(pages).toHaveLength(3);
  const content = pdf.get(pages[2]?.dict.get('Contents'));
  expect(content instanceof Stream && new TextDecoder().decode(pdf.inflate(content))).toContain('(Text) Tj');
});

test('a string of every byte is read as it was written', () => {
  const every = new Text(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const pdf = readPdf(write((draft) => draft.pdf.dict(draft.pdf.trailer.get('Root'))?.set('Every', every)));
  expect(pdf.dict(pdf.trailer.get('Root'))?.get('Every')).toEqual(every);
});

test('objects stand in object streams, and the identifier is that of the content', () => {
  const bytes = write();
  const pdf = readPdf(bytes);
  expect(pdf.numbers.some((number) => isName(pdf.dict(new Ref(number))?.get('Type'), 'ObjStm'))).toBe(true);
  expect(bytes).toEqual(write());
  const other = readPdf(
    write((draft) => {
      draft.pdf.dict(draft.pdf.trailer.get('Root'))?.set('Lang', text('lv'));
    }),
  );
  expect(pdf.trailer.get('ID')).not.toEqual(other.trailer.get('ID'));
});

test('what nothing leads to is not written', () => {
  const larger = write((draft) => draft.add(packed({ Type: name('Lost') }, new Uint8Array(100_000))));
  expect(larger.length).toBe(write().length);
});
