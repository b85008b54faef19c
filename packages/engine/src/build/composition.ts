import { type Document, languagesOf, type Message, type Project } from '@decode/model';
import type { Cache, Toolbox } from '../host/host.ts';
import { editionName } from './edition-name.ts';
import { documentHash } from './key.ts';
import { type DocumentEntry, summariseDoubts } from './manifest.ts';
import { recall } from './recall.ts';
import { inputsHash, scopeOf } from './scope.ts';
import type { Edition, Stages } from './stages.ts';

/** All that a build has to know of a document before it renders it. */
export interface Composition {
  /** Absent where an error stops it. */
  readonly sound?: Pick<DocumentEntry, 'title' | 'edition' | 'doubts'> & { readonly hash: string };
  readonly messages: readonly Message[];
}

export interface Composer {
  readonly cache: Cache;
  readonly tools: Toolbox;
  readonly stages: Pick<Stages, 'composeDocument' | 'checkDocument' | 'checkTranslations'>;
  readonly project: Project;
  /** Every file that was read, with a hash or what stood in its place. */
  readonly reads: ReadonlyMap<string, string>;
}

/**
 * What composing a document gives, from the cache where nothing that bears on it has changed. `document` is composed
 * at its first call, which comes only when some format of it is not at hand.
 */
export async function compositionOf(
  { cache, tools, stages, project, reads }: Composer,
  edition: Edition,
): Promise<{ readonly composition: Composition; readonly document: () => Promise<Document> }> {
  let composing: Promise<{ composition: Composition; document?: Document }> | undefined;
  const compose = () => {
    composing ??= composeAndCheck(stages, scopeOf(project, edition), edition);
    return composing;
  };
  const document = async () => {
    const { document: composed } = await compose();
    if (!composed) throw new Error(`${editionName(edition)} is stopped by an error`);
    return composed;
  };

  const key = ['composition', editionName(edition), inputsHash(reads, project, edition)];
  const composition = await recall({ cache, tools }, key, async () => ({
    value: (await compose()).composition,
    keep: true,
  }));
  return { composition, document };
}

/** @param scope the part of the project that the document may be made from */
export async function composeAndCheck(
  stages: Composer['stages'],
  scope: Project,
  edition: Edition,
): Promise<{ composition: Composition; document?: Document }> {
  const { document, messages: composed } = await stages.composeDocument(scope, edition);
  const found = document ? await faultsOf(stages, scope, edition, document) : [];
  const messages = [...composed, ...found];
  if (!document || messages.some(isError)) return { composition: { messages } };
  const { title, edition: printed } = document.meta;
  const sound = {
    hash: documentHash(document),
    title,
    edition: printed,
    doubts: summariseDoubts(document.doubts),
  };
  return { composition: { sound, messages }, document };
}

/** What is wrong with a composed document, of whatever kind, before it is rendered. */
export async function faultsOf(
  { checkTranslations, checkDocument }: Pick<Stages, 'checkTranslations' | 'checkDocument'>,
  scope: Project,
  edition: Edition,
  document: Document,
): Promise<readonly Message[]> {
  // A figure that is another one in the translation stops the document; warnings are told by the check.
  const mistranslated = (await checkTranslations(scope, languagesOf(edition, scope))).filter(isError);
  return [...mistranslated, ...(await checkDocument(document, scope))];
}

function isError({ severity }: Message): boolean {
  return severity === 'error';
}
