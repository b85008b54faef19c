import type { Inline } from '@decode/model';
import { describe, expect, it } from 'vitest';
import { tuckCitations } from './tuck-citations.ts';

const cite: Inline = { type: 'citation', items: [{ number: 1, target: 'source-a', title: 'A' }] };
const text = (value: string): Inline => ({ type: 'text', value });
const strong: Inline = { type: 'strong', children: [text('b')] };

describe('tuckCitations', () => {
  it.each([
    ['a blank before', [text('It rose '), cite, text('.')], [text('It rose.'), cite]],
    ['after the full stop', [text('It rose.'), cite, text(' Then')], [text('It rose.'), cite, text(' Then')]],
    ['inside a sentence', [text('It rose '), cite, text(', then')], [text('It rose,'), cite, text(' then')]],
    ['after another node', [strong, cite, text('. End')], [strong, cite, text('. End')]],
    ['after an abbreviation', [text('2022 m. '), cite, text('.')], [text('2022 m.'), cite]],
    ['two in a row', [text('a '), cite, cite, text('.')], [text('a.'), cite, cite]],
  ])('%s', (_, before, after) => {
    expect(tuckCitations(before)).toEqual(after);
  });
});
