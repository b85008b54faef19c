import type { Media } from '@decode/model';

const colours = { ink: '#191d23', ink2: '#545a61', mark: '#0a5aa6', rule: '#c7cbd0' };

/** Residents of Daugavpils on 1 January (CSB, IRS031): a line with a gutter of labels, as in the design. */
export function lineChart(): Media {
  const points = [
    [2021, 80627],
    [2022, 79120],
    [2023, 79903],
    [2024, 78942],
    [2025, 78126],
    [2026, 77486],
  ] as const;
  const x = (year: number) => 64 + (year - 2021) * 57;
  const y = (value: number) => 22 + ((82000 - value) / 6000) * 160;
  const text = (at: number, baseline: number, value: string, more: string) =>
    `<text x="${at}" y="${baseline.toFixed(1)}" ${more}>${value}</text>`;
  const grid = [76000, 78000, 80000, 82000].map(
    (v) =>
      `<path d="M0 ${y(v).toFixed(1)}H355" stroke="${colours.rule}" stroke-width="0.67"/>` +
      text(0, y(v) - 4, `${v / 1000}\u00a0000`, `font-size="11.33" fill="${colours.ink2}"`),
  );
  const years = points.map(([year]) =>
    text(x(year), 208, String(year), `font-size="11.33" fill="${colours.ink2}" text-anchor="middle"`),
  );
  const line = `<path d="M${points.map(([a, b]) => `${x(a)} ${y(b).toFixed(1)}`).join('L')}" fill="none" stroke="${colours.mark}" stroke-width="2.4" stroke-linejoin="round" stroke-linecap="round"/>`;
  const dots = points.map(
    ([a, b]) => `<circle cx="${x(a)}" cy="${y(b).toFixed(1)}" r="3" fill="${colours.mark}"/>`,
  );
  const ends =
    text(
      64,
      y(80627) - 10,
      '80\u00a0627',
      `font-size="12" font-weight="600" fill="${colours.mark}" text-anchor="middle"`,
    ) +
    text(361, y(77486) + 1, '77\u00a0486', `font-size="14" font-weight="600" fill="${colours.mark}"`) +
    text(361, y(77486) + 16, 'iedzīvotāji', `font-size="12" fill="${colours.ink}"`) +
    text(361, y(77486) + 30, '2026. gadā', `font-size="12" fill="${colours.ink}"`);
  return svg('chart-population', 461, 216, grid.join('') + years.join('') + line + dots.join('') + ends);
}

/** 806 dots: one stands for 100 residents; 31 of them are open. */
export function dotField(): Media {
  const [columns, total] = [31, 806];
  const pitch = 170 / (columns - 1 + 0.56);
  const radius = 0.28 * pitch;
  let full = '';
  let open = '';
  for (let i = 0; i < total; i++) {
    const cx = ((i % columns) * pitch + radius).toFixed(2);
    const cy = (Math.floor(i / columns) * pitch + radius).toFixed(2);
    if (i % 26 === 13) open += `<circle cx="${cx}" cy="${cy}" r="${(radius - 0.12).toFixed(2)}"/>`;
    else full += `M${cx} ${cy}h0`;
  }
  const shapes =
    `<path d="${full}" fill="none" stroke="${colours.mark}" stroke-width="${(2 * radius).toFixed(3)}" stroke-linecap="round"/>` +
    `<g fill="none" stroke="${colours.mark}" stroke-width="0.28">${open}</g>`;
  return svg('cover-field', 170, Number((25 * pitch + 2 * radius).toFixed(2)), shapes);
}

/** A dashed shield: the place of a coat of arms that is not ours to print. */
export function emptyArms(): Media {
  const shield = `<path d="M1 1h20v13c0 6-4.5 9-10 11C5.5 23 1 20 1 14z" fill="none" stroke="${colours.ink}" stroke-dasharray="1.6 1.4"/>`;
  return svg('logo', 22, 26, shield);
}

function svg(id: string, width: number, height: number, shapes: string): Media {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'Source Sans 3'">${shapes}</svg>`;
  return { id, type: 'image/svg+xml', bytes: new TextEncoder().encode(text), width, height };
}
