import { compare } from '@decode/model';
import type { Rule } from './rule.ts';
import type { TranslationRule } from './translations/translation-rule.ts';

/** Every rule there is, by name. */
export interface Rules {
  /** Over the project and its documents. */
  readonly content: readonly Rule[];
  readonly translations: readonly TranslationRule[];
}

/** The names of the files in a folder: only the host reaches the disk. */
export type ListFolder = (folder: URL) => Promise<readonly string[]>;

/**
 * The rules of all files in `rules` and `translations/rules`: a file there is a rule, and no list names it.
 *
 * @throws Error where a file exports no rule of its name
 */
export async function loadRules(list: ListFolder): Promise<Rules> {
  const [content, translations] = await Promise.all([
    found(list(new URL('rules/', import.meta.url)), isRule, (name) => import(`./rules/${name}.ts`)),
    found(
      list(new URL('translations/rules/', import.meta.url)),
      isTranslationRule,
      (name) => import(`./translations/rules/${name}.ts`),
    ),
  ]);
  return { content, translations };
}

async function found<T extends { readonly id: string }>(
  files: Promise<readonly string[]>,
  isOne: (value: object) => value is T,
  load: (name: string) => Promise<Readonly<Record<string, unknown>>>,
): Promise<T[]> {
  const names = (await files).flatMap((file) => /^([a-z0-9-]+)\.ts$/.exec(file)?.[1] ?? []).sort(compare);
  return Promise.all(
    names.map(async (name) => {
      for (const value of Object.values(await load(name)))
        if (typeof value === 'object' && value !== null && isOne(value) && value.id === name) return value;
      throw new Error(`The file ${name}.ts exports no rule with the id "${name}".`);
    }),
  );
}

function isRule(value: object): value is Rule {
  return 'examples' in value && ('checkProject' in value || 'checkDocument' in value);
}

function isTranslationRule(value: object): value is TranslationRule {
  return 'examples' in value && 'check' in value;
}
