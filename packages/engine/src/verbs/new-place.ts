import { compare, compareCodes, type Files, isCountry, type Project } from '@decode/model';
import { z } from 'zod';
import { stages } from '../build/stages.ts';
import { addFiles } from '../scaffold/add-files.ts';
import { type NewPlace, scaffoldPlace } from '../scaffold/scaffold-place.ts';
import { mustBeOneOf, newFolder, newName, sayNewFolder } from './new-folder.ts';
import { defineVerb } from './verb.ts';

export const newPlace = defineVerb({
  name: 'new place',
  summary: 'Begin the documents of a place',
  examples: [
    {
      command: 'new place rezekne --country lv --language lv --title Rēzekne',
      does: 'Make its folder, with everything that has to be written',
    },
  ],
  input: z.object({
    name: newName,
    country: z.string().meta({ value: 'code', description: 'Country, as in ISO 3166: lv' }),
    language: z.string().meta({ value: 'tag', description: 'Language of its own documents: lv' }),
    title: z.string().min(1).optional().meta({ value: 'text', description: 'Its name, in English' }),
  }),
  output: newFolder,
  effects: ['project', 'content'],

  async run(host, input) {
    const project = await stages.loadProject(host.project);
    mustBeOneOf('language', input.language, project.languages.keys());
    mustBeOneOf(
      'country with a form for its plans',
      input.country,
      [...project.forms.keys()].filter(isCountry),
    );
    const folder = `templates/${input.name}`;
    const files = await addFiles(host, folder, scaffoldPlace(await given(project, host.project, input)));
    const slots = project.outline.flatMap((part) =>
      part.slots.filter(({ required }) => required).map(({ name }) => name),
    );
    const next = [
      `Write what is empty in ${folder}.`,
      `Write ${slots.map((slot) => `${folder}/slots/${slot}/en.md`).join(' and ')}.`,
      `Put series of figures into ${folder}/data, as other places have them, and name them in template.yaml.`,
      `Run: npm run decode -- check ${input.name}`,
      'Run: npm run pnpm -- install (and keep the change of pnpm-lock.yaml)',
      `Run: npm run decode -- build ${input.name}`,
    ];
    return { value: { folder, files, next }, messages: [], failures: [] };
  },

  say: sayNewFolder,
});

interface Asked {
  readonly name: string;
  readonly country: string;
  readonly language: string;
  readonly title?: string | undefined;
}

async function given(project: Project, files: Files, asked: Asked): Promise<NewPlace> {
  const proposals = [...project.proposals.values()]
    .map(({ slug, value }) => ({ slug, ...value, suits: value.fit[asked.country] }))
    .flatMap(({ suits, ...value }) => (suits === undefined || suits === 'low' ? [] : [{ ...value, suits }]))
    .filter(({ status }) => status === 'published')
    .sort((a, b) => compareCodes(a.code, b.code));
  const used = new Set(proposals.map(({ area }) => area));
  return {
    slug: asked.name,
    country: asked.country,
    language: asked.language,
    ...(asked.title !== undefined && { name: asked.title }),
    proposals: proposals.map(({ slug, code, title, suits }) => ({ slug, code, title, fit: suits })),
    emptyAreas: project.areas.value.map(({ id }) => id).filter((id) => !used.has(id)),
    practices: [...project.practices.keys()].sort(compare),
    version: await versionOfTemplates(files),
  };
}

async function versionOfTemplates(files: Files): Promise<string> {
  const bytes = await files.read('templates/base/package.json');
  const manifest = JSON.parse(bytes ? new TextDecoder().decode(bytes) : '{}') as { version?: string };
  return manifest.version ?? '0.1.0';
}
