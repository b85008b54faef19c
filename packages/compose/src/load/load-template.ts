import {
  brand,
  type LoadedTemplate,
  place,
  sourceLanguage,
  template,
  type WrittenProse,
} from '@decode/model';
import { activeSvg } from '../draw/active-svg.ts';
import { pictureSize } from '../draw/picture-size.ts';
import { drawnIn, figuresOf } from './figures-of.ts';
import type { FolderReader } from './folder-reader.ts';
import { loadSeries } from './load-series.ts';

/** templates/<place>/: data only. `undefined`, with messages, where one of the three files is not of its shape. */
export async function loadTemplate(reader: FolderReader, slug: string): Promise<LoadedTemplate | undefined> {
  const facts = await reader.yaml('place.yaml', place);
  const choice = await reader.yaml('template.yaml', template);
  const look = await reader.yaml('brand.yaml', brand);
  const data = await loadSeries(reader);
  const slots = new Map<string, WrittenProse>();
  for (const slot of await reader.folders('slots')) {
    // Local prose is written in the place's own language or in English; the other comes from the catalogue.
    for (const language of new Set([facts?.value.language ?? sourceLanguage, sourceLanguage])) {
      const prose = await reader.prose(`slots/${slot}/${language}.md`, language);
      if (!prose) continue;
      slots.set(slot, prose);
      break;
    }
  }
  const drawn = drawnIn([...slots.values()].map(({ blocks }) => blocks));
  const bundle = await reader.bundle((cut) => figuresOf(cut, drawn, { slug, series: data }));
  const logo = look?.value.logo ? await reader.bytes(look.value.logo, look.origin(['logo'])) : undefined;
  if (look?.value.logo && !logo && !reader.isRefused(look.value.logo)) {
    reader.report({
      rule: 'missing-file',
      severity: 'error',
      found: `The logo ${look.value.logo} is missing.`,
      todo: 'Put the file into the folder of the place, or remove the line.',
      origin: look.origin(['logo']),
    });
  }
  if (look?.value.logo && logo && !pictureSize(logo)) {
    reader.report({
      rule: 'logo-kind',
      severity: 'error',
      found: `The logo ${look.value.logo} is no PNG or SVG of at most 4000 by 4000 pixels.`,
      todo: 'Save it as PNG or SVG in the size in which it is printed.',
      origin: look.origin(['logo']),
    });
  }
  const active = logo && svgOf(logo);
  if (look && active) {
    reader.report({
      rule: 'active-logo',
      severity: 'error',
      found: `The logo ${look.value.logo} holds "${active.slice(0, 60)}".`,
      todo: 'Save it as plain SVG without scripts and links, or as PNG.',
      why: 'A picture is handed on in every document as it is, so it may neither run nor fetch anything.',
      origin: look.origin(['logo']),
    });
  }
  const shells = await reader.texts('shell', '.hbs');
  if (!facts || !choice || !look) return undefined;
  return {
    slug,
    place: facts,
    template: choice,
    brand: look,
    series: data,
    slots,
    bundle,
    shells,
    ...(logo ? { logo } : {}),
  };
}

function svgOf(logo: Uint8Array): string | undefined {
  return pictureSize(logo)?.type === 'image/svg+xml' ? activeSvg(new TextDecoder().decode(logo)) : undefined;
}
