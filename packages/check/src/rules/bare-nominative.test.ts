import { expect, test } from 'vitest';
import { bareNominative } from './bare-nominative.ts';

const pl = ['w', 'we', 'z', 'do'];
const it = ['all’', 'nell’'];

test.each([
  [pl, 'Mieszkańcy w {{ place.name }}', 'w {{ place.name }}'],
  [pl, 'Mieszkańcy we {place}', 'we {place}'],
  [pl, 'W {{place.addressee}} nie ma zgody', 'W {{place.addressee}}'],
  [it, 'nell’{{ place.name }}', 'nell’{{ place.name }}'],
  [pl, 'Plan i {{ place.name case=in }}', undefined],
  [pl, 'Kraków {{ place.name }}', undefined],
  [pl, '{{ place.name }} ma plan', undefined],
  [pl, 'z {{ place.name case=nom }}', undefined],
  [[], 'in {{ place.name }}', undefined],
])('%j: %s', (prepositions, text, found) => {
  expect(bareNominative(text, prepositions)).toBe(found);
});
