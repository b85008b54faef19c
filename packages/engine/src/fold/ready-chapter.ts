import { deserialize, serialize } from 'node:v8';
import type { Chapter } from '@decode/fold';
import type { Document, Files, Message } from '@decode/model';
import { recordReads } from '../build/recorded-files.ts';
import { stages } from '../build/stages.ts';
import { sha256 } from '../host/disk-cache.ts';
import type { Host } from '../host/host.ts';
import { type ChapterChoice, codesOf, composeForFolding, editionOf } from './compose-chapter.ts';
import { drawPictures } from './draw-pictures.ts';
import { filesOfPlace } from './files-of-place.ts';

/** A chapter with all that it needs, or what stops it. */
export interface ReadyChapter {
  readonly place: string;
  readonly language: string;
  readonly messages: readonly Message[];
  /** Absent where an error stops it. */
  readonly made?: {
    readonly chapter: Chapter;
    /** PNG by the id of its media. */
    readonly images: ReadonlyMap<string, Uint8Array>;
    /** Codes of the recommendations that were chosen; none means all. */
    readonly proposals: readonly string[];
    /** As the cover says it. */
    readonly edition: string;
    /** Seconds since 1970-01-01 UTC of the edition's date. */
    readonly epoch: number;
  };
}

/** What was composed before, with everything that was asked of the project for it. */
interface Kept {
  /** Hash or state of each file, by its path. */
  readonly reads: ReadonlyMap<string, string>;
  /** Names in each folder. */
  readonly lists: ReadonlyMap<string, string>;
  readonly place: string;
  readonly language: string;
  readonly messages: readonly Message[];
  readonly document: Document;
  readonly codes: ReadonlySet<string> | undefined;
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/**
 * The chapter as the project stands now, checked as any document is before it is made; from the cache where no file and
 * no folder has changed that was looked at for it.
 * @throws UsageProblem for a place, a language or a recommendation that does not exist
 */
export async function readyChapter(
  host: Pick<Host, 'project' | 'cache' | 'tools'>,
  choice: ChapterChoice,
): Promise<ReadyChapter> {
  const { place, language, proposal } = choice;
  const versions = await Promise.all([host.tools.version('composer'), host.tools.version('node')]);
  const key = sha256(JSON.stringify(['chapter', place, language ?? '', proposal, versions]));
  const bytes = await host.cache.read(key);
  const kept = bytes && (deserialize(bytes) as Kept);
  const needed = await filesOfPlace(host.project, choice);
  if (kept && (await isUnchanged(needed, kept))) return made(kept);
  const recorded = recordReads(needed);
  const lists = new Map<string, string>();
  const files: Files = {
    ...recorded.files,
    list: async (folder) => {
      const names = await recorded.files.list(folder);
      lists.set(folder, names.join('\n'));
      return names;
    },
  };
  const project = await stages.loadProject(files);
  const edition = editionOf(project, choice);
  const { template, language: own } = edition;
  const { document, messages } = await composeForFolding(stages, project, edition);
  if (!document) return { place: template, language: own, messages };
  const codes = codesOf(project, template, proposal);
  const { excerpt } = await import('@decode/fold');
  const images = await drawPictures(excerpt(document, codes), host.tools);
  const { reads } = recorded;
  const found: Kept = { reads, lists, place: template, language: own, messages, document, codes, images };
  const entry = serialize(found);
  await host.cache.write(key, { sha256: sha256(entry) }, entry);
  return made(found);
}

async function made({ place, language, messages, document, codes, images }: Kept): Promise<ReadyChapter> {
  const { excerpt } = await import('@decode/fold');
  const { edition, epoch } = document.meta;
  const proposals = [...(codes ?? [])];
  const chapter = excerpt(document, codes);
  return { place, language, messages, made: { chapter, images, proposals, edition, epoch } };
}

async function isUnchanged(project: Files, { reads, lists }: Kept): Promise<boolean> {
  const { files, reads: now } = recordReads(project);
  const same = await Promise.all([
    ...[...lists].map(async ([folder, names]) => (await project.list(folder)).join('\n') === names),
    ...[...reads].map(async ([path, state]) => {
      await files.read(path).catch(() => undefined);
      return now.get(path) === state;
    }),
  ]);
  return !same.includes(false);
}
