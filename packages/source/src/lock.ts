import type { LockedUnit, Message } from '@decode/model';
import { z } from 'zod';
import { readYaml } from './read-yaml.ts';

const lockedUnit = z.strictObject({
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,63}$/, 'a letter, then letters, digits, dots and hyphens'),
  kind: z.string().min(1),
  text: z.string(),
  figures: z.record(z.string(), z.string()).optional(),
  reason: z.string().optional(),
});

const header = `# Written by "npm run decode -- translate sync"; not to be edited by hand. It holds each text of this folder as it was at the
# last sync, with the id under which translations find it, so that ids outlive every edit of the texts.
`;

/** units.lock.yaml: the texts of a folder at the last sync, in their order. */
export function readLock(
  file: string,
  bytes: Uint8Array,
): { readonly units: readonly LockedUnit[]; readonly messages: readonly Message[] } {
  const asPrinted = fromPrinted(bytes);
  if (asPrinted) return { units: asPrinted, messages: [] };
  const { document, messages } = readYaml(file, bytes, z.array(lockedUnit));
  if (!document) return { units: [], messages };
  const first = new Map<string, number>();
  const twice: Message[] = [];
  for (const [index, unit] of document.value.entries()) {
    const earlier = first.get(unit.id);
    if (earlier === undefined) {
      first.set(unit.id, index);
      continue;
    }
    twice.push({
      rule: 'duplicate-unit',
      severity: 'error',
      found: `Two texts have the id ${unit.id}.`,
      todo: 'Take the file from the last version that was right, then run "npm run decode -- translate sync".',
      origin: document.origin([index, 'id']),
      related: [{ note: 'The first of them.', origin: document.origin([earlier, 'id']) }],
    });
  }
  return { units: twice.length > 0 ? [] : document.value, messages: [...messages, ...twice] };
}

/** A file that is exactly as `printLock` writes it, without a YAML parser: there is one in every folder of the project. */
function fromPrinted(bytes: Uint8Array): readonly LockedUnit[] | undefined {
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith(header)) return undefined;
  const units: LockedUnit[] = [];
  const ids = new Set<string>();
  for (const [, id = '', kind = '', content = '', figures, reason] of text.matchAll(entry)) {
    try {
      const said = {
        ...(figures === undefined ? {} : { figures: JSON.parse(figures) }),
        ...(reason === undefined ? {} : { reason: JSON.parse(reason) }),
      };
      units.push({ id, kind: JSON.parse(kind), text: JSON.parse(content), ...said });
    } catch {
      return undefined;
    }
    ids.add(id);
  }
  return ids.size === units.length && printLock(units) === text ? units : undefined;
}

const entry =
  /^- id: (\S+)\n {2}kind: (".*")\n {2}text: (".*")(?:\n {2}figures: (\{.*\}))?(?:\n {2}reason: (".*"))?$/gm;

/** One line per value, so that versions of the file merge and show their differences line by line. */
export function printLock(units: readonly LockedUnit[]): string {
  if (units.length === 0) return `${header}[]\n`;
  const entries = units.map(({ id, kind, text, figures, reason }) =>
    [
      `- id: ${id}\n  kind: ${JSON.stringify(kind)}\n  text: ${JSON.stringify(text)}\n`,
      figures ? `  figures: ${JSON.stringify(figures)}\n` : '',
      reason === undefined ? '' : `  reason: ${JSON.stringify(reason)}\n`,
    ].join(''),
  );
  return header + entries.join('');
}
