import { sourceLanguage } from '@decode/model';
import { yamlText } from './yaml-text.ts';

export interface NewPlace {
  readonly slug: string;
  readonly country: string;
  readonly language: string;
  /** In English. */
  readonly name?: string;
  /** What suits the country, in the order of the codes. */
  readonly proposals: readonly {
    readonly slug: string;
    readonly code: string;
    readonly title: string;
    readonly fit: 'high' | 'medium';
  }[];
  /** Areas for which nothing suits. */
  readonly emptyAreas: readonly string[];
  /** What there is to choose from. */
  readonly practices: readonly string[];
  /** Version of the other templates: they are released together. */
  readonly version: string;
}

/** A folder in templates/ in which everything that a person must write stands empty. */
export function scaffoldPlace(given: NewPlace): ReadonlyMap<string, string> {
  const folder = `templates/${given.slug}`;
  return new Map([
    [`${folder}/place.yaml`, place(given)],
    [`${folder}/template.yaml`, template(given)],
    [`${folder}/brand.yaml`, brand],
    [`${folder}/package.json`, workspacePackage(given)],
    [`${folder}/turbo.json`, taskRunner(given)],
  ]);
}

function place({ country, language, name }: NewPlace): string {
  const languages = [...new Set([language, sourceLanguage])];
  const names = (indent: string, own = false) =>
    languages
      .map((tag) => {
        const known = own && tag === sourceLanguage && name !== undefined ? ` ${yamlText(name)}` : '';
        return `${tag}:\n  nom:${known}\n  in:\n  of:\n  from:\n  to:\n  status: needs-review`;
      })
      .join('\n')
      .replace(/^/gm, indent);
  return `\
# What is empty must be written; "npm run decode -- check" says what is left.

# city, municipality, region, district or association
kind:
country: ${country}
# Language of its own documents.
language: ${language}
# national: numbers and dates as in the country. eu: as in the EU's Interinstitutional Style Guide.
profile: national
# shrinking, stable or growing: a place that grows is not spoken to as if it shrank.
trend:
codes:
  # Code of the European statistical region: https://ec.europa.eu/eurostat/web/nuts
  nuts:
# The territory in each language: nom is the name, the others are ready phrases, «in Kaunas», «of Kaunas». Cases that
# translators ask for (gen, dat, acc, ins, loc, voc) can be added, and people: «the people of Kaunas».
# status: confirmed when a native speaker has read them.
name:
${names('  ', true)}
# The partner of the project, on the cover.
partner:
  # administration or association
  kind:
  name:
${names('    ')}
# Who decides on the recommendations: a council, several councils, a regional assembly.
addressee:
${names('  ')}
`;
}

function template({ proposals, emptyAreas, practices, language }: NewPlace): string {
  const languages = [...new Set([language, sourceLanguage])];
  const titles = languages.map((tag) => `    ${tag}:`).join('\n');
  const chosen = proposals.map(
    ({ slug, code, title, fit }) =>
      `  # ${code}: ${title}\n  - proposal: ${slug}\n    priority: ${fit}\n    why:\n    role:`,
  );
  return `\
# The document that the recommendations are meant for.
plan:
  # strategy, programme, spatial, sectoral, localAction or budget
  kind:
  title:
${titles}
  # Level of its hierarchy that a recommendation joins, in its own words.
  level:
${titles}
# In the order of printing. Here stands all that suits the country: remove what does not suit the place.
# priority: high, medium, low. why: one or two sentences on why here, with the place's own figures and their sources.
# role: who could lead, printed as a suggestion.
recommendations:
${chosen.length > 0 ? chosen.join('\n') : '  -'}
# An area without a recommendation says why, under its name.
emptyAreas:${emptyAreas.length === 0 ? ' {}' : emptyAreas.map((area) => `\n  ${area}:`).join('')}
# Good practices to print. There is: ${practices.join(', ') || 'none yet'}.
practices:
  -
# Up to four numerals of the profile: label, series (a file in data/), read (last or change).
keyFigures: []
`;
}

const brand = `\
# The rest is derived from these, so that everything can be read.
primary: "#28527a"
accent: "#b3541e"
# cool, warm or plain
neutral: plain
cover:
  # tint, paper or solid
  ground: tint
  # field: people as dots, from a series of data/ that "series:" names. plain: none.
  pattern: plain
`;

function workspacePackage({ slug, name, version }: NewPlace): string {
  const manifest = {
    name: `@decode/template-${slug}`,
    version,
    private: true,
    description: `Recommendation document for ${name ?? slug}: data only`,
    license: 'CC-BY-4.0',
    type: 'module',
    scripts: {
      inputs: `node ../../packages/cli/src/bin.ts inputs ${slug} --project ../..`,
      build: `node ../../packages/cli/src/bin.ts build ${slug} --project ../..`,
    },
    dependencies: { '@decode/recommendations': 'workspace:*', '@decode/template-base': 'workspace:*' },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** What the task runner keeps of a build. */
function taskRunner({ slug }: NewPlace): string {
  const tasks = { build: { outputs: [`$TURBO_ROOT$/out/${slug}/**`] } };
  return `${JSON.stringify({ extends: ['//'], tasks }, null, 2)}\n`;
}
