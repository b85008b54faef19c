import { basename } from 'node:path/posix';
import { type Assets, type Message, outputPath, type Project } from '@decode/model';
import { composeAndCheck } from '../build/composition.ts';
import { obstacles } from '../build/concerns.ts';
import { scopeOf } from '../build/scope.ts';
import { type Edition, stages } from '../build/stages.ts';
import { UsageProblem } from '../host/failure.ts';
import type { Host } from '../host/host.ts';

export interface Base {
  /** Absent where an error stops the document. */
  readonly bytes?: Uint8Array;
  /** Words that come and go with the numbers of pages. */
  readonly furniture: readonly string[];
  readonly messages: readonly Message[];
}

/** A whole document as DOCX, as the texts stand now; without page numbers, which are nobody's words. */
export async function makeBase(
  { tools }: Pick<Host, 'tools'>,
  project: Project,
  edition: Edition,
): Promise<Base> {
  const known = [...project.messages, ...(await stages.checkProject(project))];
  const stopping = obstacles(known, edition, project);
  if (stopping.length > 0) return { messages: stopping, furniture: [] };
  const { document, composition } = await composeAndCheck(stages, scopeOf(project, edition), edition);
  if (!document) return { messages: composition.messages, furniture: [] };
  const assets: Assets = { shells: new Map(), styles: '', fonts: await tools.fonts() };
  const target = { ...edition, format: 'docx' } as const;
  const withoutPages = { ...tools, office: async () => undefined };
  const bytes = await stages.render('docx', { ...document, target }, assets, withoutPages);
  return { bytes, furniture: [document.meta.words.page], messages: [] };
}

/** The edition that a document of ours is, by the name that it was given: decode-daugavpils-lv.docx. */
export function editionByName(project: Project, stem: string): Edition {
  const named = [...project.templates.values()].flatMap(({ slug, place }) =>
    [place.value.language, 'en'].flatMap((language): Edition[] => [
      // First, for its name begins with the other's.
      { template: slug, language, kind: 'changes' },
      { template: slug, language },
    ]),
  );
  const found = named.find((edition) => stem.includes(editionFile(edition)));
  if (found) return found;
  throw new UsageProblem(
    'The document holds no chapter of ours, and its name does not tell which of our documents it is.',
    'Say it with --place and --language, as in "--place daugavpils --language lv". Check that it is the right file.',
  );
}

/** The name of its files without their ending. */
function editionFile(edition: Edition): string {
  return basename(outputPath({ ...edition, format: 'docx' }), '.docx');
}
