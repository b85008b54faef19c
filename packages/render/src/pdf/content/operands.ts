import { damaged } from '../read/lexer.ts';

/** How many operands of each kind an operator has. */
interface Operands {
  readonly numbers?: number;
  readonly names?: number;
  readonly strings?: number;
  readonly arrays?: number;
  readonly dictionaries?: number;
}

const table: readonly (readonly [operators: string, ...forms: Operands[]])[] = [
  ['b b* B B* BT BX EMC ET EX f F f* h n q Q s S T* W W*', {}],
  ['g G i j J M Tc TL Tr Ts Tw Tz w', { numbers: 1 }],
  ['l m Td TD', { numbers: 2 }],
  ['rg RG', { numbers: 3 }],
  ['k K re v y', { numbers: 4 }],
  ['c cm Tm', { numbers: 6 }],
  ['BMC cs CS Do gs MP ri sh', { names: 1 }],
  ['BDC DP', { names: 2 }, { names: 1, dictionaries: 1 }],
  ['d', { arrays: 1, numbers: 1 }],
  ['Tf', { names: 1, numbers: 1 }],
  ["Tj '", { strings: 1 }],
  ['"', { strings: 1, numbers: 2 }],
  ['TJ', { arrays: 1 }],
  ['sc SC scn SCN', ...[0, 1].flatMap((names) => [0, 1, 2, 3, 4].map((numbers) => ({ names, numbers })))],
];

const most = 9;

/** All counts as one number: this is asked of every operator of every page. */
export function sumOf(
  numbers: number,
  names: number,
  strings: number,
  arrays: number,
  dictionaries: number,
): number {
  const few = (count: number) => Math.min(count, most);
  return few(numbers) + 10 * (few(names) + 10 * (few(strings) + 10 * (few(arrays) + 10 * few(dictionaries))));
}

const forms = new Map<string, number | ReadonlySet<number>>();
for (const [operators, ...all] of table) {
  const sums = all.map(({ numbers = 0, names = 0, strings = 0, arrays = 0, dictionaries = 0 }) =>
    sumOf(numbers, names, strings, arrays, dictionaries),
  );
  for (const operator of operators.split(' '))
    forms.set(operator, sums.length === 1 ? (sums[0] ?? 0) : new Set(sums));
}

/**
 * Readers make different things of an operator with too few operands, too many, or others (ISO 32000-1, annex A): what
 * one of them shows, another leaves out.
 *
 * @throws Error «The PDF is damaged: …»
 */
export function checkOperands(operator: string, sum: number): void {
  const form = forms.get(operator);
  if (form === sum || (typeof form === 'object' && form.has(sum))) return;
  throw damaged(
    form === undefined
      ? 'a content stream has an operator that there is not'
      : 'an operator has operands that it cannot have',
  );
}
