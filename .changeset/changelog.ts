import type { ChangelogFunctions } from '@changesets/types';

/**
 * Lists of changes are read in municipalities: no hashes, no names of packages where a sentence will
 * do. A place's list repeats what is new in the recommendations that it prints.
 */
const changelog: ChangelogFunctions = {
  async getReleaseLine({ summary }) {
    const [first = '', ...rest] = summary.trim().split('\n');
    return [`- ${first}`, ...rest.map((line) => (line ? `  ${line}` : ''))].join('\n');
  },
  async getDependencyReleaseLine(changesets, dependencies) {
    if (dependencies.length === 0) return '';
    const versions = dependencies.map(({ name, newVersion }) => `${name} ${newVersion}`);
    const sentences = changesets.map(({ summary }) => `  - ${summary.trim().split('\n')[0]}`);
    return [`- With ${versions.join(', ')}`, ...sentences].join('\n');
  },
};

export default changelog;
