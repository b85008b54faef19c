import { compare, type Project } from '@decode/model';
import { z } from 'zod';
import { stages } from '../build/stages.ts';
import { addFiles } from '../scaffold/add-files.ts';
import { scaffoldProposal } from '../scaffold/scaffold-proposal.ts';
import { mustBeOneOf, newFolder, newName, newTitle, sayNewFolder } from './new-folder.ts';
import { defineVerb } from './verb.ts';

export const newProposal = defineVerb({
  name: 'new proposal',
  summary: 'Begin a proposal',
  examples: [
    {
      command: 'new proposal night-buses --area adaptation',
      does: 'Make its folder, with everything that has to be written',
    },
  ],
  input: z.object({
    name: newName,
    area: z.string().meta({ value: 'area', description: 'Policy area, by its name in areas.yaml' }),
    title: newTitle,
  }),
  output: newFolder,
  effects: ['project', 'content'],

  async run(host, { name, area, title }) {
    const project = await stages.loadProject(host.project);
    mustBeOneOf(
      'area',
      area,
      project.areas.value.map(({ id }) => id),
    );
    const folder = `recommendations/proposals/${name}`;
    const countries = [
      ...new Set([...project.templates.values()].map(({ place }) => place.value.country)),
    ].sort(compare);
    const code = nextCode(project, area);
    const given = { slug: name, code, area, countries, ...(title !== undefined && { title }) };
    const files = await addFiles(host, folder, scaffoldProposal(given));
    const next = [
      `Write what is empty in ${folder}. Its code is ${code}.`,
      'Run: npm run decode -- check',
      'Add it to template.yaml of the places that it is recommended to.',
      'Run: npm run decode -- translate sync',
    ];
    return { value: { folder, files, next }, messages: [], failures: [] };
  },

  say: sayNewFolder,
});

/** A code is never used twice, not even that of a proposal that was withdrawn. */
function nextCode(project: Project, area: string): string {
  const letter = project.areas.value.find(({ id }) => id === area)?.letter ?? 'A';
  const numbers = [...project.proposals.values()]
    .map(({ value }) => value.code)
    .filter((code) => code.startsWith(letter))
    .map((code) => Number(code.slice(1)));
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}
