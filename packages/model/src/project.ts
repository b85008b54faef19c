import type { Bundle, Unit } from './catalogue.ts';
import type { ColumnWords } from './column-words.ts';
import type { Area, Edition, Source, Term } from './edition.ts';
import type { EditionData } from './edition-data.ts';
import type { Form, FormName } from './form.ts';
import type { LanguageRules } from './language.ts';
import type { Message, Origin } from './message.ts';
import type { Outline } from './outline.ts';
import type { Brand, Place, Template } from './place.ts';
import type { Practice } from './practice.ts';
import type { Proposal } from './proposal.ts';
import type { ProseBlock } from './prose.ts';
import type { Publication } from './publication.ts';
import type { Series } from './series.ts';
import type { Wording } from './wording.ts';

/** A YAML value with the way back to the lines it was written on. */
export interface Written<T> {
  readonly file: string;
  readonly value: T;
  /** Origin of the value at a path such as ['activities', 2, 'action']; of the nearest parent where there is none. */
  origin(path: readonly (string | number)[]): Origin;
  /** Unit of the translatable string at a path. */
  unit(path: readonly (string | number)[]): Unit | undefined;
}

/** Prose in blocks; `unit` finds the unit of a leaf block by identity. */
export interface WrittenProse {
  readonly file: string;
  /** Language it is written in. */
  readonly language: string;
  readonly blocks: readonly ProseBlock[];
  unit(block: object): Unit | undefined;
}

export interface LoadedProposal extends Written<Proposal> {
  readonly slug: string;
  /** By section key, without the section's heading. */
  readonly sections: ReadonlyMap<string, WrittenProse>;
  readonly bundle: Bundle;
}
export interface LoadedPractice extends Written<Practice> {
  readonly slug: string;
  readonly sections: ReadonlyMap<string, WrittenProse>;
  readonly bundle: Bundle;
}
export interface LoadedTemplate {
  readonly slug: string;
  readonly place: Written<Place>;
  readonly template: Written<Template>;
  readonly brand: Written<Brand>;
  readonly series: ReadonlyMap<string, Written<Series>>;
  readonly slots: ReadonlyMap<string, WrittenProse>;
  readonly bundle: Bundle;
  /** Bytes of the logo, where brand.yaml names one. */
  readonly logo?: Uint8Array;
  /** Partials that replace the base's. */
  readonly shells: ReadonlyMap<string, string>;
}

/** A document of several places: what it says of its own, beside what they say. */
export interface LoadedPublication {
  readonly slug: string;
  readonly publication: Written<Publication>;
  readonly brand: Written<Brand>;
  readonly slots: ReadonlyMap<string, WrittenProse>;
  readonly bundle: Bundle;
}

/** The texts of a proposal or practice whose YAML file cannot be read: nothing is made of them, but their faults are told. */
export interface UnreadTexts {
  readonly folder: string;
  readonly sections: ReadonlyMap<string, WrittenProse>;
  readonly bundle: Bundle;
}

/** Everything that documents are made from, loaded and checked for shape. Parts that could not be read are absent and have messages. */
export interface Project {
  readonly edition: Written<Edition>;
  /** What is kept in recommendations/editions/ of the edition before this one, and of this one itself once it is released. */
  readonly kept: { readonly before?: EditionData; readonly own?: EditionData };
  readonly areas: Written<readonly Area[]>;
  readonly sources: Written<Readonly<Record<string, Source>>>;
  readonly terms: Written<readonly Term[]>;
  /** Texts of recommendations/ itself: areas, definitions. */
  readonly bundle: Bundle;
  readonly proposals: ReadonlyMap<string, LoadedProposal>;
  readonly practices: ReadonlyMap<string, LoadedPractice>;
  readonly templates: ReadonlyMap<string, LoadedTemplate>;
  readonly publications: ReadonlyMap<string, LoadedPublication>;
  readonly unread: readonly UnreadTexts[];
  readonly outline: Outline;
  /** ICU messages of templates/base/strings, by key. */
  readonly strings: Bundle;
  /** By country, each with its own forms and those that all countries share. */
  readonly forms: ReadonlyMap<string, ReadonlyMap<FormName, Written<Form>>>;
  /** Words of the columns of municipalities' own tables, by language tag. */
  readonly headings: ReadonlyMap<string, ColumnWords>;
  /** By language tag. */
  readonly languages: ReadonlyMap<string, LanguageRules>;
  /** By language tag. */
  readonly wording: ReadonlyMap<string, Wording>;
  readonly baseShells: ReadonlyMap<string, string>;
  readonly styles: string;
  readonly messages: readonly Message[];
  /** Files that were broken, with what cannot be built without them: a proposal's folder, a template's folder, or everything. */
  readonly broken: ReadonlySet<string>;
}

/** Everything that people wrote for print, by the folders whose texts are translated together. */
export function bundlesOf(project: Project): Bundle[] {
  const { strings, bundle, proposals, practices, templates, publications, unread } = project;
  const owners = [
    ...proposals.values(),
    ...practices.values(),
    ...templates.values(),
    ...publications.values(),
    ...unread,
  ];
  return [strings, bundle, ...owners.map((owner) => owner.bundle)];
}
