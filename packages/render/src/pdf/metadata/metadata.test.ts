import { expect, test } from 'vitest';
import type { PrintMeta } from '../plan/plan.ts';
import { textOf } from '../read/values.ts';
import { informationOf, xmpOf } from './metadata.ts';

const meta: PrintMeta = {
  lang: 'lv',
  title: 'Ieteikumi <1> & "2"',
  author: 'Daugavpils valstspilsētas pašvaldība',
  subject: 'Divi ieteikumi',
  keywords: ['iedzīvotāji', 'darbs & nauda'],
  epoch: 1_795_392_000,
};

/** Text inside the first element of that name, or of its n-th item. */
function said(xmp: string, element: string, item?: number): string | undefined {
  const inside = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, 'u').exec(xmp)?.[1];
  const found = item === undefined ? inside : inside?.split('</rdf:li>')[item]?.replace(/<[^>]*>/gu, '');
  return found?.replace(/&#(\d+);/gu, (_, code) => String.fromCodePoint(Number(code)));
}

const xmp = (given: PrintMeta = meta) => new TextDecoder().decode(xmpOf(given));

test('the packet claims PDF/UA-1 and PDF/A-2a, each once', () => {
  expect(xmp().match(/<(?:pdfuaid|pdfaid):\w+>\w+/gu)).toEqual([
    '<pdfuaid:part>1',
    '<pdfaid:part>2',
    '<pdfaid:conformance>A',
  ]);
});

test('the information dictionary and the packet say the same', () => {
  const information = informationOf(meta);
  const entry = (key: string) => textOf(information.get(key));
  const packet = xmp();
  expect(entry('Title')).toBe(meta.title);
  expect(said(packet, 'dc:title', 0)).toBe(meta.title);
  expect(entry('Author')).toBe(meta.author);
  expect(said(packet, 'dc:creator', 0)).toBe(meta.author);
  expect(entry('Subject')).toBe(meta.subject);
  expect(said(packet, 'dc:description', 0)).toBe(meta.subject);
  expect(entry('Keywords')).toBe('iedzīvotāji, darbs & nauda');
  expect(said(packet, 'pdf:Keywords')).toBe(entry('Keywords'));
  expect(said(packet, 'pdf:Producer')).toBe(entry('Producer'));
  expect(said(packet, 'xmp:CreatorTool')).toBe(entry('Creator'));
});

test('dates are the edition’s, in the form of each', () => {
  const information = informationOf(meta);
  for (const key of ['CreationDate', 'ModDate'])
    expect(textOf(information.get(key))).toBe("D:20261123000000+00'00'");
  for (const key of ['xmp:CreateDate', 'xmp:ModifyDate', 'xmp:MetadataDate'])
    expect(said(xmp(), key)).toBe('2026-11-23T00:00:00Z');
});

test('the title stands in the document’s language and as default', () => {
  expect([...xmp().matchAll(/<dc:title>.*<\/dc:title>/gu)].join('').match(/xml:lang="[^"]+"/gu)).toEqual([
    'xml:lang="x-default"',
    'xml:lang="lv"',
  ]);
  expect(said(xmp(), 'dc:language', 0)).toBe('lv');
});

test('each keyword is an item', () => {
  expect([0, 1].map((item) => said(xmp(), 'dc:subject', item))).toEqual(meta.keywords);
});

test('no title can close its element, or bring a character that XML has not', () => {
  const hostile = xmp({ ...meta, title: '</dc:title><pdfaid:part>9\u0000\u0008\ud800\ufffe𐐀' });
  expect(hostile.match(/<pdfaid:part>/gu)).toHaveLength(1);
  expect(said(hostile, 'dc:title', 0)).toBe('</dc:title><pdfaid:part>9𐐀');
});
