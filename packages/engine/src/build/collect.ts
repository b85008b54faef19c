import { type Message, type Project, sortMessages } from '@decode/model';
import { sha256 } from '../host/disk-cache.ts';
import type { Granted, Store } from '../host/host.ts';
import { isSameEdition } from './edition-name.ts';
import { indexPage, indexPath } from './index-page.ts';
import { type Manifest, manifestPath, printManifest, readManifest } from './manifest.ts';
import { mergeManifest } from './merge-manifest.ts';
import { readOutput } from './output-bytes.ts';
import { bearing, recordPath } from './place-record.ts';
import { type Plan, planBuild } from './plan.ts';
import { recordReads } from './recorded-files.ts';
import type { Stages } from './stages.ts';

export interface Collected {
  readonly places: number;
  readonly documents: number;
  /** Page over all documents; absent where something does not belong together, and nothing was written. */
  readonly index?: string;
  readonly messages: readonly Message[];
}

/**
 * Joins what was built place by place, perhaps on several machines, into the manifest and the index page that one build of
 * everything would have written. Nothing is rendered: what was built from other texts than these, with other tools than
 * the rest, or was changed since, is told.
 */
export async function collect(
  stages: Pick<Stages, 'loadProject'>,
  host: Granted<'project' | 'output'>,
): Promise<Collected> {
  const recorded = recordReads(host.project);
  const project = await stages.loadProject(recorded.files);
  const plan = planBuild(project, { places: [], languages: [], formats: [] });
  const inputs = recorded.inputs();
  const templates = [...new Set([...plan.all.map(({ template }) => template), ...plan.unreadable])];
  const records: { readonly template: string; readonly record: Manifest }[] = [];
  const messages: Message[] = [];
  for (const template of templates) {
    const record = await readManifest(host.output, recordPath(template));
    if (record) records.push({ template, record });
    if (!record || !isComplete(template, record, plan)) messages.push(notBuilt(template));
    else messages.push(...(await faultsOf({ template, record }, inputs, plan, project, host.output)));
  }
  messages.push(...mixedTools(records));
  const documents = records.flatMap(({ record }) => record.documents);
  const found = { places: templates.length, documents: documents.length, messages: sortMessages(messages) };
  if (messages.length > 0) return found;

  const tools = Object.assign({}, ...records.map(({ record }) => record.tools)) as Manifest['tools'];
  const manifest = mergeManifest(undefined, documents, () => true, { tools, inputs });
  await host.output.write(manifestPath, printManifest(manifest));
  await host.output.write(indexPath, indexPage(manifest, project));
  return { ...found, index: indexPath };
}

function isComplete(template: string, { documents }: Manifest, { usual, formats }: Plan): boolean {
  return usual
    .filter((edition) => edition.template === template)
    .every((edition) => {
      const document = documents.find((one) => isSameEdition(one, edition));
      return formats.every((format) => document?.outputs.some((output) => output.format === format));
    });
}

async function faultsOf(
  { template, record }: { readonly template: string; readonly record: Manifest },
  inputs: Manifest['inputs'],
  plan: Plan,
  project: Project,
  output: Store,
): Promise<Message[]> {
  const now = new Map(bearing(Object.entries(inputs), template, plan.all, project));
  const paths = new Set([...now.keys(), ...Object.keys(record.inputs)]);
  const [other] = [...paths].filter((path) => now.get(path) !== record.inputs[path]);
  const faults: Message[] = [];
  if (other !== undefined)
    faults.push(
      error('built-from-other-texts', `${template} was built from another ${other} than this one.`, template),
    );
  for (const { path, sha256: sum } of record.documents.flatMap(({ outputs }) => outputs)) {
    if (sum === undefined) continue;
    const bytes = await readOutput(output, path);
    if (!bytes) faults.push(error('not-built', `${path} is missing.`, template));
    else if (sha256(bytes) !== sum)
      faults.push(error('changed-output', `${path} was changed after it was built.`, template));
  }
  return faults;
}

/** One edition is made with the same tools in all its places. */
function mixedTools(records: readonly { readonly template: string; readonly record: Manifest }[]): Message[] {
  const first = new Map<string, { readonly version: string; readonly template: string }>();
  return records.flatMap(({ template, record }) =>
    Object.entries(record.tools).flatMap(([tool, version]) => {
      const known = first.get(tool) ?? { version, template };
      first.set(tool, known);
      if (known.version === version) return [];
      const found = `${template} was built with another ${tool} (${version}) than ${known.template} (${known.version}).`;
      return [error('built-with-other-tools', found, template)];
    }),
  );
}

function notBuilt(template: string): Message {
  return error('not-built', `${template} was not built in all its languages and formats.`, template);
}

function error(rule: string, found: string, template: string): Message {
  const todo = `Type "npm run decode -- build ${template}", here or on the machine that builds it, and collect again.`;
  return { rule, severity: 'error', found, todo };
}
