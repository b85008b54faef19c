import type { Block, LoadedPractice, LoadedProposal, Section } from '@decode/model';
import type { Assembly } from './assembly.ts';

/** A running section: its side head is a string of the language. */
export function part(
  assembly: Assembly,
  label: string,
  children: readonly Block[],
  depth: 2 | 3 = 3,
): Section {
  return {
    type: 'section',
    role: 'part',
    children: [assembly.heading(depth, assembly.say(`label.${label}`)), ...children],
  };
}

/** The prose of one section of a proposal or practice; nothing where it is missing, which loading has told. */
export function sectionProse(
  assembly: Assembly,
  owner: LoadedProposal | LoadedPractice,
  name: string,
): Block[] {
  const section = owner.sections.get(name);
  return section ? assembly.prose(section, owner.bundle) : [];
}
