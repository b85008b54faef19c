import type { Document } from '@decode/model';
import { pictureRun } from '../picture-run.ts';
import { headLogoHeight, labelColumn, textWidth } from '../styles/geometry.ts';
import { heads } from '../styles/sections.ts';
import { field, paragraph, run, tabRun } from '../word-xml.ts';

/** Contents of a running head by its file name: paragraphs. */
export type RunningHead = readonly [file: string, kind: 'header' | 'footer', paragraphs: string];

/** Ids of drawings are counted from 1 in the body. */
const logoId = 1_000_001;

/**
 * Logo, place and title, and the chapter; edition, state and page. The chapter is a field that Word and LibreOffice (from
 * 7.6) fill on every page from its heading, by level: style names differ from one language of Word to the next. What is
 * kept of its result is nothing, for no words are right on all pages; programs that know no such field show none.
 */
export function runningHeads({ meta, media }: Pick<Document, 'meta' | 'media'>): readonly RunningHead[] {
  const bare = (file: string, kind: 'header' | 'footer'): RunningHead => [file, kind, paragraph(kind, '')];
  const picture = meta.cover?.logo && media.get(meta.cover.logo.media);
  // The words beside it say the same.
  const logo = picture
    ? pictureRun(
        picture,
        { id: logoId, name: meta.place, alt: '' },
        { width: labelColumn, height: headLogoHeight },
      ).xml + run({ text: '\u2002' })
    : '';
  const head = logo + run({ text: `${meta.place} · ${meta.title}` });
  // A document without a cover is one table or a set of sheets: its chapters would only repeat its title.
  const chapter = meta.cover ? head + tabRun + field('STYLEREF 1', { text: '' }) : head;
  const edition = meta.state === undefined ? meta.edition : `${meta.edition} · ${meta.state}`;
  const foot = run({ text: edition }) + tabRun + field('PAGE', { text: '1', bold: true });
  return [
    bare(heads.cover.header, 'header'),
    bare(heads.cover.footer, 'footer'),
    [heads.front.header, 'header', paragraph('header', head)],
    [heads.portrait.header, 'header', paragraph('header', chapter)],
    [heads.landscape.header, 'header', wide(paragraph('header', chapter))],
    [heads.portrait.footer, 'footer', paragraph('footer', foot)],
    [heads.landscape.footer, 'footer', wide(paragraph('footer', foot))],
  ];
}

/** The parts that show the logo, where there is one. */
export const logoParts = [heads.front, heads.portrait, heads.landscape].map(({ header }) => `word/${header}`);

function wide(xml: string): string {
  return xml.replace(
    '</w:pPr>',
    `<w:tabs><w:tab w:val="clear" w:pos="${textWidth('portrait')}"/><w:tab w:val="right" w:pos="${textWidth('landscape')}"/></w:tabs></w:pPr>`,
  );
}
