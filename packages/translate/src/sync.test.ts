import type { Bundle, CatalogueEntry, LockedUnit, Unit } from '@decode/model';
import { align, type CutUnit, readLock, unitState } from '@decode/source';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCatalogue } from './read-catalogue.ts';
import { sync } from './sync.ts';

const folder = 'recommendations/proposals/trees';
const encode = (text: string) => new TextEncoder().encode(text);

/** A folder as it lies on the disk between two syncs. */
interface Disk {
  readonly lock: readonly LockedUnit[];
  readonly po?: string;
}

const cutOf = (texts: readonly string[]): CutUnit[] =>
  texts.map((text, index) => ({
    kind: text.startsWith('H ') ? 'heading' : 'paragraph',
    section: 'Why',
    language: 'en',
    text,
    origin: {
      file: `${folder}/en.md`,
      start: { line: index + 1, column: 1 },
      end: { line: index + 1, column: 1 },
    },
  }));

function load(disk: Disk, texts: readonly string[]): Bundle {
  const { units } = align(folder, disk.lock, cutOf(texts));
  const file = `${folder}/i18n/lv.po`;
  const read = disk.po === undefined ? undefined : readCatalogue(file, encode(disk.po), 'lv');
  expect(read?.messages ?? []).toEqual([]);
  return { folder, units, catalogues: new Map(read ? [['lv', read.catalogue]] : []) };
}

function synced(disk: Disk, texts: readonly string[]): Disk & { readonly changed: boolean } {
  const { lock, catalogues } = sync(load(disk, texts), ['lv']);
  const lv = catalogues.get('lv');
  const { units, messages } = readLock(lock?.file ?? '', encode(lock?.text ?? ''));
  expect(messages).toEqual([]);
  return { lock: units, po: lv?.text ?? '', changed: lv?.changed ?? false };
}

const targetOf = (source: string) => `LV ${source}`;
/** A translator who fills in every empty entry, as Poedit would. */
function translated(disk: Disk): Disk {
  const { catalogue } = readCatalogue('x.po', encode(disk.po ?? ''), 'lv');
  const po = (disk.po ?? '').split('\n\n').map((block) => {
    const id = /^msgctxt "(.*)"$/m.exec(block)?.[1];
    const entry = id === undefined ? undefined : catalogue.entries.get(id);
    return entry?.target === ''
      ? block.replace(/^msgstr ""$/m, () => `msgstr ${JSON.stringify(targetOf(entry.source))}`)
      : block;
  });
  return { lock: disk.lock, po: po.join('\n\n') };
}

const entries = (disk: Disk): CatalogueEntry[] => [
  ...readCatalogue('x.po', encode(disk.po ?? ''), 'lv').catalogue.entries.values(),
];
const memory = (disk: Disk): readonly CatalogueEntry[] =>
  readCatalogue('x.po', encode(disk.po ?? ''), 'lv').catalogue.obsolete;
const states = (disk: Disk, texts: readonly string[]): string[] => {
  const bundle = load(disk, texts);
  return bundle.units.map((unit: Unit) =>
    unitState(unit, bundle.catalogues.get('lv')?.entries.get(unit.id), 'lv'),
  );
};

const words = [
  'Cities',
  'lost',
  'trees',
  'lime',
  'plant',
  'water',
  'them',
  'by',
  '2030',
  'in',
  'summer',
  'often',
  'the',
  'council',
  'pays',
];
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 2, maxLength: 8 })
  .map((list) => list.join(' '));
const text = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 1, arbitrary: sentence.map((line) => `H ${line}`) },
  { weight: 1, arbitrary: fc.constantFrom('Water them well.', '12 500', '–') },
);
const texts = fc.array(text, { minLength: 1, maxLength: 8 });

test('syncing twice changes nothing', () => {
  fc.assert(
    fc.property(texts, texts, (first, second) => {
      const disk = synced(translated(synced({ lock: [] }, first)), second);
      const again = synced(disk, second);
      expect(again.changed).toBe(false);
      expect(again.po).toBe(disk.po);
      expect(again.lock).toEqual(disk.lock);
    }),
    { numRuns: 100 },
  );
});

test('taking an edit back makes every translation current again', () => {
  fc.assert(
    fc.property(texts, texts, texts, (first, second, third) => {
      const start = synced(translated(synced({ lock: [] }, first)), first);
      const back = synced(synced(synced(start, second), third), first);
      for (const state of states(back, first)) expect(['fresh', 'auto']).toContain(state);
      for (const entry of entries(back)) expect(entry.target).toBe(targetOf(entry.source));
    }),
    { numRuns: 100 },
  );
});

test('nothing a translator wrote is lost, and nothing is shown as current that is not', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 5 }), (versions) => {
      let disk: Disk = { lock: [] };
      const written = new Set<string>();
      for (const version of versions) {
        disk = translated(synced(disk, version));
        for (const entry of entries(disk)) written.add(entry.target);
        const kept = new Set([...entries(disk), ...memory(disk)].map((entry) => entry.target));
        for (const target of written) expect(kept).toContain(target);
        for (const entry of entries(disk))
          if (entry.target !== targetOf(entry.source)) expect(entry.previous).toBe(entry.target.slice(3));
      }
    }),
    { numRuns: 100 },
  );
});

test('the entries stand in the order of the source', () => {
  fc.assert(
    fc.property(texts, texts, (first, second) => {
      const disk = synced(synced({ lock: [] }, first), second);
      const ids = disk.lock.map((unit) => unit.id);
      const order = entries(disk).map((entry) => ids.indexOf(entry.id));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 60 },
  );
});

const v1 = ['H Trees', 'Cities lost 12.5 ha by 2030.', 'Plant lime trees.', 'Water them.'];
const v2 = ['H Trees', 'Cities lost 13 ha by 2030.', 'Plant lime trees.', 'Water them.'];

test('only the changed block is stale; its translation and its old source are kept', () => {
  const disk = synced(translated(synced({ lock: [] }, v1)), v2);
  expect(states(disk, v2)).toEqual(['fresh', 'stale', 'fresh', 'fresh']);
  expect(disk.po).toContain(`#, md-text, fuzzy
#| msgid "Cities lost 12.5 ha by 2030."
msgctxt "${disk.lock[1]?.id}"
msgid "Cities lost 13 ha by 2030."
msgstr "LV Cities lost 12.5 ha by 2030."`);
});

test('before the sync that follows an edit, the state is already right', () => {
  expect(states(translated(synced({ lock: [] }, v1)), v2)).toEqual(['fresh', 'stale', 'fresh', 'fresh']);
});

test('an unconfirmed translation is still unconfirmed when an edit of its source is taken back', () => {
  const start = translated(synced({ lock: [] }, v1));
  const machine: Disk = { ...start, po: (start.po ?? '').replaceAll('#, md-text\n', '#, md-text, fuzzy\n') };
  expect(states(machine, v1)).toEqual(Array(4).fill('needs-review'));
  const edited = synced(machine, v2);
  expect(states(edited, v2)[1]).toBe('stale');
  expect(states(synced(edited, v1), v1)).toEqual(Array(4).fill('needs-review'));
});

test('confirming a stale translation in an editor makes it current', () => {
  const stale = synced(translated(synced({ lock: [] }, v1)), v2);
  const confirmed: Disk = {
    ...stale,
    po: (stale.po ?? '').replace(
      '#, md-text, fuzzy\n#| msgid "Cities lost 12.5 ha by 2030."\n',
      '#, md-text\n',
    ),
  };
  expect(states(synced(confirmed, v2), v2)).toEqual(Array(4).fill('fresh'));
});

test('comments of translators stay with their text, translated or not, and go to the memory with it', () => {
  const start = synced({ lock: [] }, v1);
  const noted: Disk = {
    ...start,
    po: (start.po ?? '').replaceAll('#. paragraph', '# ask the author\n#. paragraph'),
  };
  expect(synced(noted, v1).po).toBe(noted.po);
  const gone = synced(noted, ['H Trees']);
  expect(memory(gone).map((entry) => entry.comments)).toEqual(Array(3).fill(['ask the author']));
});
