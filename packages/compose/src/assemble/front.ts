import { createHash } from 'node:crypto';
import {
  type Block,
  type Brand,
  type Contents,
  type ContentsEntry,
  type Meta,
  type Picture,
  sourceLanguage,
  type Theme,
  type Written,
} from '@decode/model';
import { drawDotField } from '../draw/dot-field.ts';
import { pictureSize } from '../draw/picture-size.ts';
import { totals } from '../localise/resolve-field.ts';
import type { Assembly, PlaceAssembly } from './assembly.ts';
import { plainWords } from './plain-words.ts';
import { sourceName } from './sources.ts';
import { contrastFaults, createTheme } from './theme.ts';

/** What stands on a document's cover and in its properties, and the colours that it has. */
export interface Face {
  readonly title: string;
  readonly subtitle: string;
  /** Subject in the properties of the file. */
  readonly subject: string;
  readonly brand: Written<Brand>;
  readonly cover: (theme: Theme) => Pick<NonNullable<Meta['cover']>, 'picture' | 'legend' | 'logo'>;
}

export function placeFace(assembly: PlaceAssembly, count: number): Face {
  const { template } = assembly.draft;
  return {
    title: assembly.say('cover.title'),
    subtitle: assembly.say('cover.subtitle', {
      count,
      in: assembly.draft.name('place', 'in'),
      plan: assembly.named(template.template.value.plan.title, template.template, ['plan', 'title']),
    }),
    subject: assembly.say('meta.subject', { in: assembly.draft.name('place', 'in') }),
    brand: template.brand,
    cover: (theme) => ({ ...logo(assembly), ...pattern(assembly, theme) }),
  };
}

/** Cover, imprint, contents and everything else that a document says about itself. */
export function assembleMeta(assembly: Assembly, body: readonly Block[], face: Face): Meta {
  const { project, tag, language } = assembly.draft;
  const edition = project.edition.value;
  const theme = createTheme(face.brand.value);
  for (const fault of contrastFaults(theme)) {
    assembly.fail({
      rule: 'contrast',
      severity: 'error',
      found: `The colours cannot be read: ${fault}.`,
      todo: 'Choose a darker primary or accent colour.',
      origin: face.brand.origin(['primary']),
    });
  }
  const editionLine = assembly.say('cover.edition', {
    number: edition.number,
    date: language.date(edition.date, 'month'),
  });

  const notice = assembly.say('notice.notAdopted');
  return {
    lang: tag,
    title: face.title,
    subtitle: face.subtitle,
    owner: [assembly.draft.name('partner', 'nom')],
    place: language.capital(assembly.draft.name('place', 'nom')),
    edition: editionLine,
    state: language.capital(assembly.say(`edition.${edition.state}`)),
    epoch: Date.parse(`${edition.date}T00:00:00Z`) / 1000,
    subject: face.subject,
    keywords: [assembly.draft.name('place', 'nom'), ...assembly.say('meta.keywords').split(/,\s*/)],
    cover: { ground: face.brand.value.cover.ground, ...face.cover(theme) },
    notice,
    imprint: imprint(assembly, notice, editionLine),
    contents: contents(body),
    theme,
    words: {
      contents: assembly.say('part.contents'),
      lists: assembly.say('part.lists'),
      page: assembly.say('column.page'),
      notes: assembly.say('label.notes'),
      backToText: assembly.say('access.backToText'),
      skipToText: assembly.say('access.skipToText'),
      opensTable: assembly.say('access.table'),
      previousChapter: assembly.say('access.previousChapter'),
      nextChapter: assembly.say('access.nextChapter'),
      otherChapters: assembly.say('access.otherChapters'),
    },
  };
}

/** The place's own picture beside its name; the name says whose it is, so the picture only repeats it. */
export function logo(assembly: PlaceAssembly): { logo?: Picture } {
  const bytes = assembly.draft.template.logo;
  const size = bytes && pictureSize(bytes);
  if (!bytes || !size) return {};
  const id = createHash('sha256').update(bytes).digest('hex');
  assembly.media.set(id, { id, bytes, ...size });
  return { logo: { media: id, alt: '' } };
}

/** The cover's picture: people then and now, of one definition, with a legend that explains it and names the source. */
function pattern(assembly: PlaceAssembly, theme: Meta['theme']): { picture?: Picture; legend?: string } {
  const { template, language } = assembly.draft;
  const { cover } = template.brand.value;
  if (cover.pattern === 'plain') return {};
  const written = template.series.get(cover.series ?? '');
  const rows = written ? totals(written.value) : [];
  const lastBreak = Math.max(0, ...(written?.value.breaks.map((b) => b.year) ?? []));
  const comparable = rows.filter((row) => row.year >= lastBreak);
  const [first, last] = [comparable[0], comparable.at(-1)];
  if (!written || !first || !last || first === last) {
    assembly.fail({
      rule: 'unknown-series',
      severity: 'error',
      found: `The cover wants the series "${cover.series ?? ''}" with two years of one definition.`,
      todo: `Name another series under cover.series, or write "pattern: plain".`,
      origin: template.brand.origin(['cover']),
    });
    return {};
  }
  const colour = cover.ground === 'solid' ? theme.onSolid : theme.mark;
  const field = drawDotField(first.value, last.value, colour);
  const bytes = new TextEncoder().encode(field.svg);
  const id = createHash('sha256').update(bytes).digest('hex');
  assembly.media.set(id, { id, type: 'image/svg+xml', bytes, width: field.width, height: field.height });
  const legend = assembly.say('cover.legend', {
    unit: field.unit,
    unitText: language.number(field.unit),
    now: language.number(last.value),
    nowYear: String(last.year),
    thenYear: String(first.year),
    changed: field.open + field.ringed,
    direction: field.ringed > 0 ? 'gained' : 'lost',
    geography: geographyName(assembly, written.value.name),
    source: sourceName(assembly, written.value.source),
  });
  // The legend is read after it: what it says is not said twice.
  const alt = assembly.say('cover.picture', {
    full: language.number(field.full),
    changed: language.number(field.open + field.ringed),
    direction: field.ringed > 0 ? 'gained' : 'lost',
  });
  return { picture: { media: id, alt }, legend };
}

function geographyName(assembly: PlaceAssembly, series: string): string {
  const { template } = assembly.draft;
  const written = template.series.get(series);
  if (!written) return '';
  const settled = assembly.draft.text(written, template.bundle, ['geography', 'name']);
  return plainWords(assembly.phrase(settled));
}

function imprint(assembly: Assembly, notice: string, edition: string): Meta['imprint'] {
  const { project } = assembly.draft;
  const state = project.edition.value.state;
  const row = (key: string, ...texts: string[]) => ({
    label: assembly.say(key),
    blocks: texts.map((text) => assembly.words(text)),
  });
  return {
    title: assembly.say('part.imprint'),
    rows: [
      row('imprint.partner', assembly.draft.name('partner', 'nom')),
      row('imprint.project', assembly.say('imprint.projectText')),
      row('imprint.edition', edition, assembly.draft.language.capital(assembly.say(`edition.${state}`))),
      row('imprint.status', notice),
      // Here and not below the contents: those of sixteen recommendations fill their page.
      row('certainty.label', assembly.say('certainty.scale')),
      row('imprint.method', assembly.say('imprint.methodText')),
      row('imprint.data', assembly.say('imprint.dataText')),
      row('imprint.accessibility', assembly.say('imprint.accessibilityText')),
      ...(assembly.draft.tag === sourceLanguage
        ? []
        : [
            row(
              'imprint.translation',
              assembly.say('imprint.translationText', {
                open: assembly.draft.doubts.filter(({ of }) => of === undefined).length,
              }),
            ),
          ]),
      row('imprint.licence', assembly.say('imprint.licenceText')),
      ...(project.edition.value.funded
        ? [
            row(
              'imprint.funding',
              assembly.say('imprint.fundingText'),
              assembly.say('imprint.disclaimerText'),
            ),
          ]
        : []),
    ],
  };
}

/** Chapters and recommendations with the ids of their sections. */
function contents(body: readonly Block[]): Contents {
  const entries: ContentsEntry[] = [];
  for (const block of body) {
    if (block.type !== 'section' || !block.id) continue;
    const heading = block.children.find((child) => child.type === 'heading');
    if (heading?.type !== 'heading') continue;
    entries.push({
      target: block.id,
      level: heading.depth === 1 ? 1 : 2,
      ...(heading.number ? { number: heading.number } : {}),
      text: plainWords(heading.children),
      ...(heading.lang ? { lang: heading.lang } : {}),
      ...(heading.state ? { state: heading.state } : {}),
    });
  }
  return { entries };
}
