import { expect, test } from 'vitest';
import { createTheme } from '../assemble/theme.ts';
import { drawProgressChart } from './progress-chart.ts';
import { textWidth, wrapWords } from './text-width.ts';

const theme = createTheme({ primary: '#0a5aa6', accent: '#c0392b', neutral: 'cool' });

test('baseline, reading and target stand on one line', async () => {
  const { svg, height } = await drawProgressChart(
    {
      rows: [
        {
          name: 'Children on the waiting list at the end of the year',
          baseline: { value: 235, label: '2022: 235' },
          target: { value: 100, label: '2030: 100' },
          reading: { value: 180, label: '2025: 180' },
        },
        {
          name: 'Interns who stay',
          baseline: { value: 10, label: '2022: 10' },
          target: { value: 40, label: '2030: 40' },
        },
      ],
    },
    theme,
  );
  expect(height).toBeGreaterThan(100);
  await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(
    '../../../../tests/cases/charts/progress.svg',
  );
});

test('words are as wide as the font sets them, and lines no wider than their room', () => {
  // 0.497 em for each of four digits.
  expect(textWidth('2024', 10)).toBeCloseTo(19.88, 1);
  expect(textWidth('mm', 10)).toBeGreaterThan(textWidth('iiii', 10));
  expect(textWidth('Łódź', 10, 600)).toBeGreaterThan(textWidth('Łódź', 10));
  const lines = wrapWords('Città metropolitana di Palermo', 100, 12);
  expect(lines.join(' ')).toBe('Città metropolitana di Palermo');
  expect(lines.every((line) => textWidth(line, 12) <= 100)).toBe(true);
});
