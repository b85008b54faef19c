import { describe, expect, it } from 'vitest';
import { drawDotField } from './dot-field.ts';

describe('drawDotField', () => {
  it.each([
    [93_588, 77_486],
    [231_000, 239_364],
    [575_000, 553_943],
    [105_000, 120_949],
    [36_000, 35_900],
    [2_442_685, 2_343_021],
    [0, 12],
  ])('leaves room for title and legend on a cover: from %i to %i people', (then, now) => {
    const field = drawDotField(then, now, '#000000');
    expect(field.full + field.open + field.ringed).toBeLessThanOrEqual(1050);
    expect(field.height / field.width).toBeLessThan(0.72);
  });

  it('counts what is there, lost and gained', () => {
    expect(drawDotField(1000, 900, '#000000')).toMatchObject({ unit: 1, full: 900, open: 100, ringed: 0 });
    expect(drawDotField(900, 1000, '#000000')).toMatchObject({ unit: 1, full: 900, open: 0, ringed: 100 });
  });

  it('is the same picture each time', () => {
    expect(drawDotField(700, 650, '#123456')).toEqual(drawDotField(700, 650, '#123456'));
  });
});
