import { compare, compareCodes, isPrinted, sourceLanguage } from '@decode/model';
import { z } from 'zod';
import { stages } from '../build/stages.ts';
import { columns, count } from './columns.ts';
import { defineVerb } from './verb.ts';

const kinds = ['places', 'proposals', 'practices', 'languages'] as const;

export const list = defineVerb({
  name: 'list',
  summary: 'Show the places, proposals, practices and languages of the project',
  examples: [
    { command: 'list', does: 'Show everything' },
    { command: 'list proposals', does: 'Show the proposals with their codes and states' },
  ],
  input: z.object({
    what: z
      .array(z.enum(kinds))
      .default([])
      .meta({ positional: 'what', description: `One of ${kinds.join(', ')}; none means all` }),
  }),
  output: z.object({
    places: z
      .array(
        z.object({
          slug: z.string(),
          name: z.string(),
          country: z.string(),
          languages: z.array(z.string()),
          recommendations: z.number(),
        }),
      )
      .optional(),
    proposals: z
      .array(
        z.object({
          slug: z.string(),
          code: z.string(),
          area: z.string(),
          status: z.string(),
          title: z.string(),
          places: z.array(z.string()),
        }),
      )
      .optional(),
    practices: z.array(z.object({ slug: z.string(), place: z.string(), title: z.string() })).optional(),
    languages: z.array(z.object({ tag: z.string(), name: z.string() })).optional(),
  }),
  effects: ['project'],

  async run(host, input) {
    const project = await stages.loadProject(host.project);
    const wanted = (kind: (typeof kinds)[number]) => input.what.length === 0 || input.what.includes(kind);
    const templates = [...project.templates.values()].sort((a, b) => compare(a.slug, b.slug));
    // As documents show them: neither what is withdrawn nor, once an edition is released, a draft.
    const printed = (slug: string) => {
      const proposal = project.proposals.get(slug);
      return proposal !== undefined && isPrinted(proposal.value, project.edition.value);
    };
    const value = {
      ...(wanted('places') && {
        places: templates.map(({ slug, place, template }) => ({
          slug,
          name: place.value.name[sourceLanguage]?.nom ?? slug,
          country: place.value.country,
          languages: [...new Set([place.value.language, sourceLanguage])],
          recommendations: template.value.recommendations.filter(({ proposal }) => printed(proposal)).length,
        })),
      }),
      ...(wanted('proposals') && {
        proposals: [...project.proposals.values()]
          .map(({ slug, value: { code, area, status, title } }) => ({
            slug,
            code,
            area,
            status,
            title,
            places: templates
              .filter(({ template }) =>
                template.value.recommendations.some(({ proposal }) => proposal === slug && printed(slug)),
              )
              .map((template) => template.slug),
          }))
          .sort((a, b) => compareCodes(a.code, b.code)),
      }),
      ...(wanted('practices') && {
        practices: [...project.practices.values()]
          .map(({ slug, value: { place, title } }) => ({ slug, place, title }))
          .sort((a, b) => compare(a.slug, b.slug)),
      }),
      ...(wanted('languages') && {
        languages: [...project.languages.values()]
          .map(({ tag, englishName }) => ({ tag, name: englishName }))
          .sort((a, b) => compare(a.tag, b.tag)),
      }),
    };
    // What is broken is not in the lists, so it is said.
    return { value, messages: project.messages.filter(({ severity }) => severity === 'error'), failures: [] };
  },

  say({ places, proposals, practices, languages }) {
    const parts: string[] = [];
    const part = (title: string, rows: string[][]) =>
      parts.push(`${title}\n${rows.length === 0 ? '  none yet' : columns(rows, '  ')}`);
    if (places) {
      part(
        'Places',
        places.map((at) => [
          at.slug,
          at.country,
          at.languages.join(' '),
          count(at.recommendations, 'recommendation'),
          at.name,
        ]),
      );
    }
    if (proposals) {
      part(
        'Proposals',
        proposals.map(({ code, status, slug, title, places: used }) => [
          code,
          status,
          slug,
          `${title} (${count(used.length, 'place')})`,
        ]),
      );
    }
    if (practices)
      part(
        'Good practices',
        practices.map(({ slug, place, title }) => [slug, place, title]),
      );
    if (languages)
      part(
        'Languages',
        languages.map(({ tag, name }) => [tag, name]),
      );
    return parts.join('\n\n');
  },
});
