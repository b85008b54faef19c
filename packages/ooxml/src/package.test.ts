import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { newPackage, openPackage } from './package.ts';
import { addDefaultType, addRelationship, removePart } from './parts.ts';
import { mainPart, relationshipsOf } from './relationships.ts';
import { savePackage } from './save-package.ts';

const image = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
const parts = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/notes.xml" ContentType="a/b"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document.xml"/></Relationships>',
  'word/document.xml': `<d>${'text '.repeat(500)}</d>`,
  'word/notes.xml': '<n/>',
};

function sample() {
  const pkg = newPackage();
  for (const [name, text] of Object.entries(parts)) pkg.set(name, text);
  return pkg;
}

describe('saving', () => {
  test('gives the same bytes every time, and what another reader reads too', () => {
    const bytes = savePackage(sample());
    expect(savePackage(sample())).toEqual(bytes);
    const read = Object.entries(unzipSync(bytes)).map(([name, content]) => [
      name,
      new TextDecoder().decode(content),
    ]);
    expect(Object.fromEntries(read)).toEqual(parts);
    expect(savePackage(openPackage(bytes))).toEqual(bytes);
  });

  test('stores what was changed as it is in a file that is read once', () => {
    const pkg = openPackage(savePackage(sample()));
    pkg.set('word/notes.xml', '<n>new</n>');
    const brief = openPackage(savePackage(pkg, true));
    expect(brief.text('word/notes.xml')).toBe('<n>new</n>');
    expect(brief.names().filter((name) => brief.untouched(name)?.method === 0)).toEqual(['word/notes.xml']);
  });

  test('keeps order and compressed bytes of what was not changed', () => {
    const bytes = savePackage(sample());
    const pkg = openPackage(bytes);
    const before = pkg.untouched('word/document.xml')?.packed;
    pkg.set('word/notes.xml', '<n>new</n>');
    pkg.set('word/added.xml', '<a/>');
    const again = openPackage(savePackage(pkg));
    expect(again.names()).toEqual([...Object.keys(parts), 'word/added.xml']);
    expect(again.untouched('word/document.xml')?.packed).toEqual(before);
    expect(again.text('word/notes.xml')).toBe('<n>new</n>');
  });

  test('what is written back as it was keeps its compressed bytes', () => {
    const pkg = openPackage(savePackage(sample()));
    const text = pkg.text('word/document.xml');
    pkg.set('word/document.xml', '<d/>');
    expect(pkg.untouched('word/document.xml')).toBeUndefined();
    pkg.set('word/document.xml', text);
    expect(pkg.untouched('word/document.xml')).toBeDefined();
    expect(pkg.text('word/document.xml')).toBe(text);
  });

  test('a deleted part is gone', () => {
    const pkg = openPackage(savePackage(sample()));
    pkg.delete('word/notes.xml');
    expect(openPackage(savePackage(pkg)).names()).not.toContain('word/notes.xml');
    expect(() => pkg.bytes('word/notes.xml')).toThrow('no part');
  });
});

describe('parts', () => {
  test('are found through relationships', () => {
    expect(mainPart(sample())).toBe('word/document.xml');
  });

  test('are added and taken out with everything that names them', () => {
    const pkg = sample();
    addRelationship(pkg, 'word/document.xml', { id: 'p', type: image, target: 'media/a&b.png' });
    addRelationship(pkg, 'word/document.xml', { id: 'n', type: `${image}2`, target: 'notes.xml' });
    addDefaultType(pkg, 'png', 'image/png');
    addDefaultType(pkg, 'png', 'image/other');
    expect(relationshipsOf(pkg, 'word/document.xml')).toMatchObject([
      { id: 'p', type: 'image', target: 'word/media/a&b.png', external: false },
      { id: 'n', target: 'word/notes.xml' },
    ]);
    expect(pkg.text('[Content_Types].xml').match(/Extension="png"/g)).toHaveLength(1);

    removePart(pkg, 'word/notes.xml', 'word/document.xml');
    expect(pkg.has('word/notes.xml')).toBe(false);
    expect(pkg.text('[Content_Types].xml')).not.toContain('notes.xml');
    expect(relationshipsOf(pkg, 'word/document.xml')).toHaveLength(1);
  });
});
