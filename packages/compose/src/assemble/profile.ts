import type { Block, Inline, List, Section } from '@decode/model';
import { nearest } from '@decode/model';
import { resolveField } from '../localise/resolve-field.ts';
import type { PlaceAssembly } from './assembly.ts';
import { slotBlocks } from './slots.ts';

/** The place in figures and words: numerals with year and source, then its own prose with a chart. */
export async function assembleProfile(assembly: PlaceAssembly): Promise<Section> {
  const heading = assembly.say('part.profile');
  const children: Block[] = [assembly.heading(1, heading)];
  const figures = keyFigures(assembly);
  if (figures) children.push(figures);
  children.push(...(await slotBlocks(assembly, 'situation')));
  return { type: 'section', role: 'chapter', id: 'profile', runningHead: heading, children };
}

export function keyFigures(assembly: PlaceAssembly): List | undefined {
  const { template, tag, language } = assembly.draft;
  const items = template.template.value.keyFigures.flatMap((figure, i) => {
    const written = template.series.get(figure.series);
    const origin = template.template.origin(['keyFigures', i, 'series']);
    if (!written) {
      const meant = nearest(figure.series, template.series.keys());
      assembly.fail({
        rule: 'unknown-series',
        severity: 'error',
        found: `${template.slug} has no data series "${figure.series}".`,
        todo: `Name a file of templates/${template.slug}/data${meant ? ` (did you mean "${meant}"?)` : ''}.`,
        origin,
      });
      return [];
    }
    const since = figure.from === undefined ? [] : ['since', String(figure.from)];
    const read = (...path: string[]) => {
      const value = resolveField(
        { type: 'field', path: ['data', figure.series, ...since, ...path], origin },
        template,
        tag,
        language,
      );
      if ('message' in value) assembly.fail(value.message);
      return 'text' in value ? value.text : '';
    };
    const last = Number(read('last', 'year'));
    const years = language.years(figure.read === 'last' ? last : Number(read('first', 'year')), last);
    const label = assembly.draft.text(template.template, template.bundle, ['keyFigures', i, 'label']);
    const detail: Inline[] = [
      ...assembly.phrase(label),
      { type: 'text', value: `, ${years}` },
      assembly.cite([written.value.source], written.origin(['source'])),
    ];
    return [
      {
        type: 'listItem' as const,
        children: [assembly.words(read(figure.read), 'value'), assembly.words(detail, 'detail')],
      },
    ];
  });
  return items.length > 0 ? { type: 'list', role: 'figures', ordered: false, children: items } : undefined;
}
