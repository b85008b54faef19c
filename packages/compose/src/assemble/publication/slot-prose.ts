import type { Block } from '@decode/model';
import type { PublicationAssembly } from './chapter.ts';

/** The publication's own prose at a named slot; nothing where it has none. Its headings are those of parts of a chapter. */
export function slotProse(
  assembly: PublicationAssembly,
  name: string,
  { lead = false }: { readonly lead?: boolean } = {},
): Block[] {
  const { publication } = assembly.draft;
  const prose = publication.slots.get(name);
  if (!prose) {
    assembly.fail({
      rule: 'missing-slot',
      severity: 'error',
      found: `The publication has no text for "${name}".`,
      todo: `Write templates/${publication.slug}/slots/${name}/en.md.`,
      origin: publication.publication.origin(['parts']),
    });
    return [];
  }
  const blocks = assembly.prose(prose, publication.bundle, (block) => {
    assembly.fail({
      rule: 'misplaced-directive',
      severity: 'error',
      found: `"::${block.name}" cannot stand here.`,
      todo: 'Charts of a place belong to its own texts; figures of all places are named under comparisons.',
      ...(block.origin ? { origin: block.origin } : {}),
    });
    return [];
  });
  return lead
    ? blocks.map((block, i) => (i === 0 && block.type === 'paragraph' ? { ...block, role: 'lead' } : block))
    : blocks;
}
