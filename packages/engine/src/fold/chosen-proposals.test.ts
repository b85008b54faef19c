import { expect, test } from 'vitest';
import { chosenProposals } from './chosen-proposals.ts';

const standing = [
  { place: 'daugavpils', language: 'lv', name: 'chapter', proposals: ['A1', 'B1'] },
  { place: 'daugavpils', language: 'lv', name: 'all', proposals: [] },
  {},
];
const asked = { place: 'daugavpils', name: 'chapter', proposal: [] };

test.each([
  ['those that are named', { ...asked, proposal: ['C1'] }, ['C1']],
  ['those of the chapter that is replaced', asked, ['A1', 'B1']],
  ['those of the chapter in that language', { ...asked, language: 'lv' }, ['A1', 'B1']],
  ['all in another language', { ...asked, language: 'en' }, []],
  ['all where the chapter is of all', { ...asked, name: 'all' }, []],
  ['all in another place', { ...asked, place: 'kaunas' }, []],
])('%s', (_, choice, expected) => {
  expect(chosenProposals(choice, standing)).toEqual(expected);
});
