import { compare } from '@decode/model';
import type { Edition } from './stages.ts';

/** `daugavpils lv`, `daugavpils lv changes`: unlike those of all other documents, and so also their key. */
export function editionName({ template, language, kind }: Edition): string {
  return [template, language, ...(kind === undefined ? [] : [kind])].join(' ');
}

export function isSameEdition(a: Edition, b: Edition): boolean {
  return editionName(a) === editionName(b);
}

/** By place and language; the document itself before the one about its changes. */
export function compareNames(a: Edition, b: Edition): number {
  return (
    compare(a.template, b.template) || compare(a.language, b.language) || compare(a.kind ?? '', b.kind ?? '')
  );
}

/** Without what else is known of it. */
export function editionOf({ template, language, kind }: Edition): Edition {
  return { template, language, ...(kind !== undefined && { kind }) };
}
