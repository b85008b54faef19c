// npm run bench: how far the build is from what its tools alone would take, measured in one run, as ratios.
// npm run bench -- --places 1000: memory, time and a killed run over many generated places (hours). --jobs 1 needs less memory.
// npm run bench -- --fold: folding alone.
// npm run bench -- --proposals 1000: translate sync and status over many generated proposals in eight languages.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { benchProject } from './bench/bench-project.ts';
import { chartRatio } from './bench/chart.ts';
import { finishRatios } from './bench/finish-ratios.ts';
import { coldOnce, convertFloor, layoutFloor, pdfBatch, printFloor, recordWork } from './bench/floor.ts';
import { foldRatios } from './bench/fold.ts';
import { foldCold } from './bench/fold-cold.ts';
import { languageSeconds } from './bench/language-share.ts';
import { buildPlaces, forgetBuilds, linearity } from './bench/places.ts';
import { shardsAgree } from './bench/shards.ts';
import { median, type TimedRun, timedRun } from './bench/timed-run.ts';
import { catalogueWork, parseFloor, translationProject } from './bench/translations.ts';
import { benchWord } from './bench/word.ts';

const root = resolve(import.meta.dirname, '..');
const cli = join(root, 'packages/cli/src/bin.ts');
const { values } = parseArgs({
  options: {
    places: { type: 'string' },
    proposals: { type: 'string' },
    fold: { type: 'boolean' },
    jobs: { type: 'string' },
  },
});

const build = (
  folder: string,
  {
    sample = false,
    formats = [],
    layout = true,
  }: { readonly sample?: boolean; readonly formats?: readonly string[]; readonly layout?: boolean } = {},
): Promise<TimedRun> => {
  const only = formats.flatMap((format) => ['--format', format]);
  const words = [cli, 'build', ...only, '--project', folder, '--out', join(folder, 'out')];
  return timedRun(process.execPath, words, root, sample, layout ? {} : { DECODE_LIBREOFFICE: 'none' });
};
const print = (name: string, value: string) => console.log(`${name.padEnd(58)} ${value}`);
const seconds = (value: number) => `${value.toFixed(2)} s`;
const megabytes = (value: number) => `${(value / 1e6).toFixed(0)} MB`;
const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
const mean = (list: readonly number[]) => sum(list) / Math.max(1, list.length);

/** Bench of the real places. */
async function bench(): Promise<void> {
  const project = benchProject(root);
  const { folder } = project;
  const workers = availableParallelism();
  const work = await recordWork(folder);
  const printing = await printFloor(folder, work);
  const converting = await convertFloor(work, workers);
  const layingOut = await layoutFloor(folder, work);
  const twoFloors = printing.seconds + converting;
  const floor = twoFloors + layingOut;
  print('documents', `${work.pages.length} in 3 formats, ${workers} cores`);
  print(`floor: one warm browser prints, ${printing.atOnce} at once`, seconds(printing.seconds));
  print(`floor: warm pandoc converts, ${workers} workers`, seconds(converting));
  print('floor: LibreOffice lays out, started once', layingOut === 0 ? 'not there' : seconds(layingOut));

  const batch = await pdfBatch(folder, work, workers);
  print('PDF batch, time / loading and printing, as many at once', batch.wall.toFixed(2));
  print('PDF batch, processor / loading and printing', batch.processor.toFixed(2));
  for (const { pages, time, size, memory } of await finishRatios()) {
    print(`finishing a PDF of ${pages} pages / printToPDF alone`, time.toFixed(2));
    print(`finished size of ${pages} pages / printed`, size.toFixed(2));
    print(`memory that reading and finishing it takes`, megabytes(memory));
  }
  const paged = benchProject(root);
  const both = await build(paged.folder, { formats: ['pdf', 'docx'] });
  paged.remove();
  print('PDF and DOCX side by side, empty cache / floors, layout too', ratio(both.seconds, floor));
  if (layingOut > 0) {
    const plain = benchProject(root);
    const without = await build(plain.folder, { formats: ['pdf', 'docx'], layout: false });
    plain.remove();
    print('  both without layout', ratio(without.seconds, twoFloors));
  }
  const cold = await build(folder, { sample: true });
  print('whole build, empty cache / floors', ratio(cold.seconds, floor));
  print('formatting and typography / whole build', ratio(await languageSeconds(folder), cold.seconds));
  const warm = await median(5, () => build(folder));
  print('whole build, nothing changed / floors', ratio(warm, floor));
  print('throughput, files a minute', ((work.pages.length * 3 * 60) / cold.seconds).toFixed(0));
  print('peak memory of the process tree', megabytes(Math.max(...cold.memory)));

  const word = await benchWord(folder, workers);
  print('Word batch without layout / pandoc, as many workers', word.batch.toFixed(2));
  print('our part of a Word document / pandoc, processor time', word.own.toFixed(2));
  print(`growth of one pandoc worker, 1st to ${word.conversions}th conversion`, megabytes(word.growth));
  print('  of it in the second half', megabytes(word.growthLate));

  await benchFold();
  print('a chart / Vega-Lite and Vega alone, processor time', (await chartRatio()).toFixed(2));

  const node = await median(5, () => timedRun(process.execPath, ['-e', '0'], root));
  const once = await coldOnce(folder, work);
  const edited = await editedBuild(folder);
  const least = node + once.print + once.convert + once.layout;
  print('one text edited in one language / node and each tool cold', ratio(edited, least));
  project.remove();

  const nothing = await npmStart();
  print("npm start, nothing changed, beyond npm's own start", seconds(nothing));
}

/** Folding alone. */
async function benchFold(): Promise<void> {
  for (const { pages, first, again, firstOfBoth, againOfBoth } of await foldRatios()) {
    const plan = `a plan of ${pages} pages`;
    print(`folding into ${plan} / inflating and parsing it`, first.toFixed(2));
    print(`folding into ${plan} / inflating and parsing what comes out`, firstOfBoth.toFixed(2));
    print(`replacing a chapter in ${plan} / inflating and parsing it`, again.toFixed(2));
    print(`replacing a chapter in ${plan} / inflating and parsing what comes out`, againOfBoth.toFixed(2));
  }
  const cold = await foldCold(root);
  print('the command inspect / a node that loads the same', cold.inspect.toFixed(2));
  print('the command fold / a node that loads the same', cold.fold.toFixed(2));
  print('  the first time, all texts read and checked / the same', cold.first.toFixed(2));
  print('memory of folding into 1 000 pages / the plan unpacked', cold.memory.toFixed(2));
}

/** Seconds of the build after one sentence of one proposal changed in one language. */
async function editedBuild(folder: string): Promise<number> {
  const file = join(folder, 'recommendations/proposals/childcare-place-guarantee/i18n/lv.po');
  const text = readFileSync(file, 'utf8');
  let times = 0;
  return median(3, () => {
    times += 1;
    writeFileSync(file, text.replace(/\.\s*"\n\n(?=#)/, `. (${times})"\n\n`));
    return build(folder);
  });
}

async function npmStart(): Promise<number> {
  const empty = mkdtempSync(join(tmpdir(), 'decode-npm-'));
  writeFileSync(join(empty, 'package.json'), '{"private":true,"scripts":{"start":"node -e 0"}}');
  await timedRun('npm', ['start'], root);
  const ours = await median(5, () => timedRun('npm', ['start'], root));
  const own = await median(5, () => timedRun('npm', ['start'], empty));
  rmSync(empty, { recursive: true });
  return ours - own;
}

/** Is memory flat and time linear, however many places there are, and is a killed run taken up where it ended? */
async function benchPlaces(places: number, jobs?: number): Promise<void> {
  const project = benchProject(root, places);
  const { folder } = project;
  const killed = await buildPlaces(cli, folder, jobs, 1 / 2);
  const { documents } = killed;
  const resumed = await buildPlaces(cli, folder, jobs);
  const runs = [killed, resumed];
  const totals = runs.map(({ memory }) => memory.map((sizes) => sum([...sizes.values()])));
  const all = totals.flat();
  const quarter = Math.floor(all.length / 4);
  const seconds = killed.seconds + resumed.seconds;
  print(
    `${places} places in 2 languages, PDF and Word: files a minute`,
    ((documents * 2 * 60) / seconds).toFixed(0),
  );
  print('time', `${seconds.toFixed(0)} s`);
  print('peak memory of the process tree', megabytes(Math.max(...all)));
  const peak = runs
    .flatMap(({ memory }) => memory)
    .reduce((a, b) => (sum([...a.values()]) > sum([...b.values()]) ? a : b));
  for (const [program, bytes] of [...peak].sort(([, a], [, b]) => b - a))
    print(`  of it ${program}`, megabytes(bytes));
  const [second, last] = [mean(all.slice(quarter, 2 * quarter)), mean(all.slice(3 * quarter))];
  print('memory in the last quarter of the run / in the second', (last / second).toFixed(2));
  print('documents made again after a kill', `${killed.made + resumed.made - documents} of ${killed.made}`);
  forgetBuilds(folder);
  const whole = await buildPlaces(cli, folder, jobs);
  print('seconds a document, last quarter / second', linearity(whole).toFixed(2));
  print(
    'manifest of four shards, joined',
    (await shardsAgree(cli, root, folder)) ? 'as of one build' : 'DIFFERS',
  );
  project.remove();
}

/** What sync and status cost beyond reading the catalogues, which nobody can do without. */
async function benchTranslations(proposals: number): Promise<void> {
  const project = translationProject(root, proposals);
  const translate = (verb: string): Promise<TimedRun> =>
    timedRun(process.execPath, [cli, 'translate', verb, '--project', project.folder], root, true);
  const { files } = parseFloor(root, project.folder);
  let before = parseFloor(root, project.folder).seconds;
  print('catalogues', `${files} of ${proposals} proposals in 8 languages`);
  for (const verb of ['status', 'sync']) {
    for (const run of ['for the first time', 'nothing changed']) {
      const { seconds: time, memory } = await translate(verb);
      // Measured around each run: the machine may be busier at one time than at another.
      const after = parseFloor(root, project.folder).seconds;
      print(`translate ${verb}, ${run} / parsing`, ratio(time, (before + after) / 2));
      before = after;
      const quarter = Math.floor(memory.length / 4);
      const [second, last] = [mean(memory.slice(quarter, 2 * quarter)), mean(memory.slice(3 * quarter))];
      print(`  peak memory`, megabytes(Math.max(...memory)));
      if (quarter > 1)
        print(`  memory in the last quarter of the run / in the second`, (last / second).toFixed(2));
    }
  }
  const work = await catalogueWork(project.folder);
  print('  of it reading catalogues and telling states / parsing', ratio(work.status, work.parse));
  print('  of it reading catalogues and syncing / parsing', ratio(work.sync, work.parse));
  project.remove();
}

function ratio(value: number, of: number): string {
  return `${(value / of).toFixed(2)}  (${seconds(value)} / ${seconds(of)})`;
}

if (values.fold) await benchFold();
else if (values.proposals) await benchTranslations(Number(values.proposals));
else
  await (values.places
    ? benchPlaces(Number(values.places), values.jobs === undefined ? undefined : Number(values.jobs))
    : bench());
