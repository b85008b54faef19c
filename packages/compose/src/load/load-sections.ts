import type { ProseBlock, ProseHeading, WrittenProse } from '@decode/model';
import { compare, nearest, sourceLanguage } from '@decode/model';
import { fileStart, printInline } from '@decode/source';
import type { FolderReader } from './folder-reader.ts';

/**
 * A prose file cut at its level-2 headings into the sections that its kind prescribes. The headings are names, not
 * text: what a reader sees is a string of the document's language.
 */
export async function loadSections(
  reader: FolderReader,
  names: Readonly<Record<string, string>>,
  file = 'en.md',
): Promise<ReadonlyMap<string, WrittenProse>> {
  const prose = await reader.prose(file, sourceLanguage);
  const sections = new Map<string, WrittenProse>();
  if (!prose) {
    if (!reader.isRefused(file))
      reader.reportMissing(file, `Write it with the sections ${Object.values(names).join(', ')}.`);
    return sections;
  }
  let open: ProseBlock[] | undefined;
  const order: string[] = [];
  for (const block of prose.blocks) {
    if (block.type === 'heading') {
      const key = openSection(reader, names, block, prose.file);
      if (!key) continue;
      if (sections.has(key)) {
        complain(
          reader,
          'repeated-section',
          `The section «${names[key]}» stands twice.`,
          'Join the two.',
          block,
        );
        continue;
      }
      order.push(key);
      open = [];
      sections.set(key, { ...prose, blocks: open, unit: (node) => prose.unit(node) });
    } else if (open) {
      open.push(block);
    } else {
      complain(
        reader,
        'text-before-section',
        'Text stands before the first section.',
        `Put it under one of the headings ${Object.values(names).join(', ')}.`,
        block,
      );
    }
  }
  for (const [key, name] of Object.entries(names)) {
    const section = sections.get(key);
    if (!section || section.blocks.length === 0) {
      complain(
        reader,
        'missing-section',
        `The section «${name}» is ${section ? 'empty' : 'missing'}.`,
        `Write it under the heading "## ${name}".`,
        { origin: fileStart(prose.file) },
      );
    }
  }
  const wanted = Object.keys(names).filter((key) => sections.has(key));
  if (order.some((key, i) => compare(key, wanted[i] ?? '') !== 0)) {
    complain(
      reader,
      'section-order',
      'The sections are not in their order.',
      `Put them in the order ${Object.values(names).join(', ')}.`,
      { origin: fileStart(prose.file) },
    );
  }
  return sections;
}

function openSection(
  reader: FolderReader,
  names: Readonly<Record<string, string>>,
  heading: ProseHeading,
  file: string,
): string | undefined {
  const title = printInline(heading.children);
  const key = Object.keys(names).find((k) => names[k] === title);
  if (key) return key;
  const meant = nearest(title, Object.values(names));
  complain(
    reader,
    'unknown-section',
    `There is no section «${title}».`,
    `${meant ? `Did you mean «${meant}»? ` : ''}The sections of ${file.split('/').at(-2)} are ${Object.values(names).join(', ')}.`,
    heading,
  );
  return undefined;
}

function complain(
  reader: FolderReader,
  rule: string,
  found: string,
  todo: string,
  node: Pick<ProseBlock, 'origin'>,
): void {
  reader.report({ rule, severity: 'error', found, todo, origin: node.origin ?? fileStart(reader.folder) });
}
