import { expect, test } from 'vitest';
import { languageDefaults, spokenXml, wordLanguage } from './language-tag.ts';

test.each([
  ['lv', 'lv-LV'],
  ['lt', 'lt-LT'],
  ['pl', 'pl-PL'],
  ['de', 'de-DE'],
  ['it', 'it-IT'],
  ['da', 'da-DK'],
  ['ro', 'ro-RO'],
  ['es', 'es-ES'],
  ['en', 'en-GB'],
  ['de-CH', 'de-CH'],
])('Word knows %s as %s', (tag, expected) => {
  expect(wordLanguage(tag)).toBe(expected);
});

test('words of other scripts have their language in the slot in which Word looks for it', () => {
  expect(spokenXml('de-DE')).toBe('<w:lang w:val="de-DE"/>');
  expect(spokenXml('he-IL')).toBe('<w:rtl/><w:lang w:val="he-IL" w:bidi="he-IL"/>');
  expect(spokenXml('ja-JP')).toBe('<w:lang w:val="ja-JP" w:eastAsia="ja-JP"/>');
});

test('the defaults name the languages of other scripts that a document uses', () => {
  expect(languageDefaults('lv', ['de'])).toBe('w:val="lv-LV"');
  expect(languageDefaults('en', ['ar', 'de', 'he', 'zh'])).toBe(
    'w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-EG"',
  );
});
