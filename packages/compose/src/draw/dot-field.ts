/** People of one place as dots: full ones are there now, open ones were lost since, ringed ones were gained. */
export interface DotField {
  readonly svg: string;
  /** People that one dot stands for. */
  readonly unit: number;
  readonly full: number;
  readonly open: number;
  readonly ringed: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Width of a page's text area, in millimetres; the outer dots touch its edges. */
const width = 170;
const pixelsPerMillimetre = 96 / 25.4;

/**
 * A field of 600 to 1 050 dots for the larger of two counts of the same definition. The dots that changed are spread
 * evenly by a low-discrepancy sequence, so the picture is the same on every run and is not a map.
 */
export function drawDotField(then: number, now: number, colour: string): DotField {
  const unit = unitFor(Math.max(then, now));
  const before = Math.round(then / unit);
  const after = Math.round(now / unit);
  const total = Math.max(before, after);
  const columns = columnsFor(total);
  const rows = Math.ceil(total / columns);
  // A dot is 0.56 of the distance between two.
  const pitch = width / (columns - 1 + 0.56);
  const radius = pitch * 0.28;
  const changed = spread(Math.abs(before - after), total, columns, rows);

  const full: string[] = [];
  const open: string[] = [];
  for (let i = 0; i < total; i++) {
    const x = (i % columns) * pitch + radius;
    const y = Math.floor(i / columns) * pitch + radius;
    // A line of no length with round caps is a dot in two operators; an arc would be printed as a long chain of curves.
    if (!changed.has(i)) full.push(`M${n(x)} ${n(y)}h0`);
    else open.push(ring(x, y, radius - 0.14), ...(after > before ? [ring(x, y, radius * 0.36)] : []));
  }
  const height = (rows - 1) * pitch + 2 * radius;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width * pixelsPerMillimetre)}" height="${n(height * pixelsPerMillimetre)}" viewBox="0 0 ${width} ${n(height)}">` +
    `<path d="${full.join('')}" fill="none" stroke="${colour}" stroke-width="${n(2 * radius)}" stroke-linecap="round"/>` +
    `<path d="${open.join('')}" fill="none" stroke="${colour}" stroke-width="0.28"/></svg>`;
  return {
    svg,
    unit,
    full: Math.min(before, after),
    open: Math.max(0, before - after),
    ringed: Math.max(0, after - before),
    width: Math.round(width * pixelsPerMillimetre),
    height: Math.round(height * pixelsPerMillimetre),
  };
}

/** 1, 2.5 or 5 times a power of ten. */
function unitFor(people: number): number {
  for (let power = 1; power < 1e9; power *= 10) {
    for (const factor of [1, 2.5, 5]) {
      if (people / (factor * power) <= 1050) return factor * power;
    }
  }
  return 1e9;
}

/** Height for each width: under a title of two lines and all that follows it, so much of a cover is left. */
const shape = 0.66;

/** Near the wanted shape and no higher, the count that leaves the last row most nearly full. */
function columnsFor(total: number): number {
  const near = Math.sqrt(total / shape);
  let best = Math.ceil(near);
  let least = Number.POSITIVE_INFINITY;
  for (let columns = Math.ceil(near); columns <= near + 8; columns++) {
    const missing = (columns - (total % columns)) % columns;
    const cost = missing / columns + Math.abs(columns - near) / 40;
    if (cost < least) [best, least] = [columns, cost];
  }
  return best;
}

/** Cells by the additive recurrence of the plastic number (Roberts 2018, «The Unreasonable Effectiveness of Quasirandom Sequences»). */
function spread(count: number, total: number, columns: number, rows: number): ReadonlySet<number> {
  const taken = new Set<number>();
  for (let k = 1; taken.size < Math.min(count, total); k++) {
    const x = Math.floor(((0.5 + k * 0.7548776662466927) % 1) * columns);
    const y = Math.floor(((0.5 + k * 0.5698402909980532) % 1) * rows);
    const cell = y * columns + x;
    if (cell < total) taken.add(cell);
  }
  return taken;
}

/** A circle of four cubics. */
function ring(x: number, y: number, r: number): string {
  const k = r * 0.5523;
  const m = r - k;
  return `M${n(x - r)} ${n(y)}c0-${n(k)} ${n(m)}-${n(r)} ${n(r)}-${n(r)}s${n(r)} ${n(m)} ${n(r)} ${n(r)}-${n(m)} ${n(r)}-${n(r)} ${n(r)}-${n(r)}-${n(m)}-${n(r)}-${n(r)}z`;
}

function n(value: number): string {
  return String(Number(value.toFixed(3)));
}
