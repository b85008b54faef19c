import type { Unit } from '@decode/model';
import { messageWords } from './icu-message.ts';
import { hasWords } from './protected-parts.ts';

/** Is there a letter that a translator could translate? Fields, citations, notes and code are the same in every language. */
export function needsTranslation(unit: Pick<Unit, 'kind' | 'text'>): boolean {
  return unit.kind === 'message' ? messageWords(unit.text) : hasWords(unit.text);
}
