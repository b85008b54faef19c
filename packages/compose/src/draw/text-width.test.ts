import { expect, test } from 'vitest';
import { textWidth, wrapWords } from './text-width.ts';

test('words are as wide as the font sets them, and lines no wider than their room', () => {
  // 0.497 em for each of four digits.
  expect(textWidth('2024', 10)).toBeCloseTo(19.88, 1);
  expect(textWidth('mm', 10)).toBeGreaterThan(textWidth('iiii', 10));
  expect(textWidth('Łódź', 10, 600)).toBeGreaterThan(textWidth('Łódź', 10));
  const lines = wrapWords('Città metropolitana di Palermo', 100, 12);
  expect(lines.join(' ')).toBe('Città metropolitana di Palermo');
  expect(lines.every((line) => textWidth(line, 12) <= 100)).toBe(true);
});
