import {
  brand,
  type Figures,
  type Files,
  type LoadedPublication,
  type Publication,
  publication,
  type Series,
  sourceLanguage,
  type WrittenProse,
} from '@decode/model';
import type { CutUnit } from '@decode/source';
import { stateOf } from './figures-of.ts';
import type { FolderReader } from './folder-reader.ts';
import { filesOfSeries } from './load-series.ts';

const file = 'publication.yaml';

/** Whether a folder of templates/ is a document of several places. */
export async function isPublication(files: Files, folder: string): Promise<boolean> {
  return (await files.list(folder)).includes(file);
}

/** A series of a place, where both can be read. */
export type FindSeries = (place: string, name: string) => Promise<Series | undefined>;

/** templates/<name>/ of a publication. `undefined`, with messages, where one of its files is not of its shape. */
export async function loadPublication(
  reader: FolderReader,
  slug: string,
  findSeries: FindSeries,
): Promise<LoadedPublication | undefined> {
  const facts = await reader.yaml(file, publication);
  const look = await reader.yaml('brand.yaml', brand);
  const slots = new Map<string, WrittenProse>();
  for (const slot of await reader.folders('slots')) {
    const prose = await reader.prose(`slots/${slot}/${sourceLanguage}.md`, sourceLanguage);
    if (prose) slots.set(slot, prose);
  }
  const spokenOf = facts ? await findingFigures(facts.value, findSeries) : [];
  const bundle = await reader.bundle((cut) => figuresAt(cut, spokenOf));
  return facts && look ? { slug, publication: facts, brand: look, slots, bundle } : undefined;
}

/** Files of places that the findings of a publication speak of. */
export function comparedFiles({ comparisons }: Publication): readonly string[] {
  return comparisons
    .filter(({ chart }) => chart)
    .flatMap(({ series }) => Object.entries(series))
    .flatMap(([place, name]) =>
      Object.values(filesOfSeries(name)).map((path) => `templates/${place}/${path}`),
    );
}

/** By comparison, what its finding speaks of: the years of each place that its chart shows. */
async function findingFigures(
  { comparisons }: Publication,
  findSeries: FindSeries,
): Promise<readonly Figures[]> {
  return Promise.all(
    comparisons.map(async ({ chart, series }): Promise<Figures> => {
      if (!chart) return {};
      const states = await Promise.all(
        Object.entries(series).map(async ([place, name]) => {
          const found = await findSeries(place, name);
          // What cannot be read is told where it is compared.
          return found ? [[`data.${place}/${name}`, stateOf(found, chart.from)] as const] : [];
        }),
      );
      return Object.fromEntries(states.flat());
    }),
  );
}

/** A finding has its path in publication.yaml; prose has none. */
function figuresAt(
  cut: CutUnit & { readonly path?: readonly (string | number)[] },
  spokenOf: readonly Figures[],
): Figures {
  const [, index] = /^comparisons\.(\d+)\.chart\.finding$/.exec(cut.path?.join('.') ?? '') ?? [];
  return (index !== undefined && spokenOf[Number(index)]) || {};
}
