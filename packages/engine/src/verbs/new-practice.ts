import { z } from 'zod';
import { stages } from '../build/stages.ts';
import { addFiles } from '../scaffold/add-files.ts';
import { scaffoldPractice } from '../scaffold/scaffold-practice.ts';
import { mustBeOneOf, newFolder, newName, newTitle, sayNewFolder } from './new-folder.ts';
import { defineVerb } from './verb.ts';

export const newPractice = defineVerb({
  name: 'new practice',
  summary: 'Begin a good practice',
  examples: [
    {
      command: 'new practice vejle-bike-library --place vejle',
      does: 'Make its folder, with everything that has to be written',
    },
  ],
  input: z.object({
    name: newName,
    place: z.string().meta({ value: 'place', description: 'Place that did it, by its folder in templates/' }),
    title: newTitle,
  }),
  output: newFolder,
  effects: ['project', 'content'],

  async run(host, { name, place, title }) {
    const project = await stages.loadProject(host.project);
    mustBeOneOf('place', place, project.templates.keys());
    const folder = `recommendations/practices/${name}`;
    const given = { slug: name, place, ...(title !== undefined && { title }) };
    const files = await addFiles(host, folder, scaffoldPractice(given));
    const next = [
      `Write what is empty in ${folder}.`,
      'Run: npm run decode -- check',
      'Add it to practices in template.yaml of the places that print it.',
      'Run: npm run decode -- translate sync',
    ];
    return { value: { folder, files, next }, messages: [], failures: [] };
  },

  say: sayNewFolder,
});
