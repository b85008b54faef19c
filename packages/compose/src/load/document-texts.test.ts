import type { Place, Publication, Template } from '@decode/model';
import { expect, test } from 'vitest';
import { documentTexts } from './document-texts.ts';

const place = (language: string, proposal: string, practices: readonly string[]) => ({
  place: { language, name: { en: { nom: `In ${language}` } } } as unknown as Place,
  template: { recommendations: [{ proposal }], practices } as unknown as Template,
});
const publication = {
  title: 'All places',
  practices: ['agency'],
  languages: [
    { language: 'en', chapters: 'publication' },
    { language: 'lv', chapters: 'own' },
  ],
  places: [{ place: 'east' }, { place: 'west' }, { place: 'gone' }],
} as unknown as Publication;

test('a document has its own texts and those that it chooses, in each of its languages', () => {
  const places = new Map([
    ['west', place('lt', 'care', ['agency'])],
    ['east', place('lv', 'school', [])],
  ]);
  const found = documentTexts({ places, publications: new Map([['all', publication]]) });
  const common = ['recommendations', 'templates/base/strings'];
  const school = 'recommendations/proposals/school';
  const care = 'recommendations/proposals/care';
  const agency = 'recommendations/practices/agency';
  expect(
    Object.fromEntries(found.map((one) => [`${one.slug} ${one.language}`, one.folders.toSorted()])),
  ).toEqual({
    'east lv': [...common, school, 'templates/east'].toSorted(),
    'east en': [...common, school, 'templates/east'].toSorted(),
    'west lt': [...common, care, agency, 'templates/west'].toSorted(),
    'west en': [...common, care, agency, 'templates/west'].toSorted(),
    // Its chapters are in English.
    'all en': [
      ...common,
      school,
      care,
      agency,
      'templates/all',
      'templates/east',
      'templates/west',
      'templates/gone',
    ].toSorted(),
    // They are in the places' own languages, and are counted there.
    'all lv': [...common, school, care, agency, 'templates/all'].toSorted(),
  });
});
