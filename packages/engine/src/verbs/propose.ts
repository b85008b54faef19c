import type { EditedText, Proposed } from '@decode/fold/propose';
import type { Message, Project } from '@decode/model';
import { z } from 'zod';
import { stages } from '../build/stages.ts';
import { editionOf } from '../fold/compose-chapter.ts';
import { readBeside, readHostFile, refusedAsUsage, stemOf } from '../fold/host-file.ts';
import { editionByName, makeBase } from '../fold/make-base.ts';
import { proposalWords } from '../fold/proposal-words.ts';
import type { Granted } from '../host/host.ts';
import { count } from './columns.ts';
import { defineVerb } from './verb.ts';

const person = z.object({ author: z.string(), date: z.string() });

const proposed = z.object({
  kind: z.enum(['words', 'figure', 'added', 'removed', 'split', 'look', 'calls', 'comment']),
  /** Folder of the texts; absent where it could not be told. */
  folder: z.string().optional(),
  code: z.string().optional(),
  unit: z.string().optional(),
  file: z.string().optional(),
  line: z.number().optional(),
  before: z.string(),
  after: z.string(),
  changes: z.array(z.object({ from: z.string(), to: z.string(), by: z.array(person) })),
  by: z.array(person),
  comment: person.extend({ text: z.string(), quoted: z.string() }).optional(),
  /** Unified diff of one change alone. */
  patch: z.string().optional(),
  notes: z.array(z.string()),
});

const output = z.object({
  proposals: z.array(proposed),
  /** All of them in one. */
  patch: z.string(),
  files: z.array(z.string()),
  words: z.string(),
});

interface Input {
  readonly file: string;
  readonly place?: string | undefined;
  readonly language?: string | undefined;
  readonly base?: string | undefined;
}

export const propose = defineVerb({
  name: 'propose',
  summary: 'List what people have changed in our text, with patches for its sources',
  examples: [
    { command: 'propose plan.docx', does: 'Show edits and comments in the chapter of a planning document' },
    {
      command: 'propose decode-daugavpils-lv.docx',
      does: 'The same for a document of ours that went round in the offices',
    },
  ],
  input: z.object({
    file: z.string().meta({
      positional: 'file',
      description:
        'A Word document (.docx) with a chapter or rows of ours, or one of our own; it is only read',
    }),
    place: z.string().optional().meta({
      value: 'place',
      description: 'For a document of our own: its folder in templates/, where its name does not tell',
    }),
    language: z.string().optional().meta({
      value: 'tag',
      description: "For a document of our own: its language; the place's own by default",
    }),
    base: z.string().optional().meta({
      value: 'file',
      description: 'For a document of our own: the one that was sent out, where texts have changed since',
    }),
  }),
  output,
  effects: ['project', 'given', 'output', 'tools'],

  async run(host, input) {
    const bytes = await readHostFile(host, input.file);
    const fold = await import('@decode/fold/propose');
    const beside = await readBeside(host, input.file);
    const isPlan = refusedAsUsage(input.file, () => fold.holdsOurs(bytes));
    const project = await stages.loadProject(host.project);
    const { texts, messages } = isPlan
      ? { texts: refusedAsUsage(input.file, () => inPlan(fold, bytes, beside)), messages: [] }
      : await editsInOwn(host, project, input, bytes);
    const proposals: Proposed[] = [];
    let patch = '';
    for (const text of texts) {
      const { list, patch: own } = await fold.propose(text, {
        project,
        language: text.language ?? 'en',
        read: (file) => host.project.read(file),
      });
      proposals.push(...list);
      patch += own;
    }
    const words = proposalWords(proposals);
    const value = { proposals: z.array(proposed).parse(proposals), patch, files: [] as string[], words };
    if (texts.length === 0)
      return {
        value: { ...value, words: 'The document cannot be made, so nothing can be compared.' },
        messages,
        failures: [],
      };
    const path = `fold/${stemOf(input.file)}.proposed`;
    const encode = (text: string) => new TextEncoder().encode(text);
    await host.output.write(`${path}.txt`, encode(`${words}\n`));
    await host.output.write(`${path}.json`, encode(`${JSON.stringify(proposals, null, 2)}\n`));
    await host.output.write(`${path}.patch`, encode(patch));
    const folder = host.output.name.replaceAll('\\', '/');
    value.files = ['txt', 'json', 'patch'].map((ending) => `${folder}/${path}.${ending}`);
    return { value, messages, failures: [] };
  },

  say({ proposals, patch, files, words }) {
    const file = files.at(-1);
    const patched = proposals.filter((each) => each.patch !== undefined).length;
    if (file === undefined || proposals.length === 0) return words;
    const hint =
      patch === ''
        ? 'None of this is a change of words alone, so there is no patch.'
        : `Nothing has been changed. ${count(patched, 'change')} of words ${patched === 1 ? 'is' : 'are'} in ${file}: read it, then apply it with "git apply ${file}" and run "npm run decode -- translate sync".`;
    return `${words}\n\n${hint}`;
  },
});

/** A document of ours against the one that was sent out, or against the same as the texts stand now. */
/** In chapters and in rows of tables. */
function inPlan(
  { editsInChapters, editsInRows }: typeof import('@decode/fold/propose'),
  bytes: Uint8Array,
  beside: string,
): EditedText[] {
  return [...editsInChapters(bytes, beside), ...editsInRows(bytes, beside)];
}

async function editsInOwn(
  host: Granted<'project' | 'given' | 'tools'>,
  project: Project,
  { file, place, language, base }: Input,
  bytes: Uint8Array,
): Promise<{ readonly texts: readonly EditedText[]; readonly messages: readonly Message[] }> {
  const { editsInDocument } = await import('@decode/fold/propose');
  const edition =
    place === undefined ? editionByName(project, stemOf(file)) : editionOf(project, { place, language });
  const made =
    base === undefined
      ? await makeBase(host, project, edition)
      : { bytes: await readHostFile(host, base), furniture: [], messages: [] };
  if (!made.bytes) return { texts: [], messages: made.messages };
  const { bytes: before, furniture } = made;
  const edits = refusedAsUsage(file, () => editsInDocument(bytes, before, furniture));
  return { texts: [{ ...edits, place: edition.template, language: edition.language }], messages: [] };
}
