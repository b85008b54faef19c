import type { Paragraph, Proposal } from '@decode/model';
import type { Assembly } from './assembly.ts';

type Level = Proposal['certainty']['level'];

const steps: { readonly [level in Level]: number } = { high: 4, moderate: 3, low: 2, veryLow: 1 };

/** Certainty in words and its step of four, with the strength of a recommendation; squares before it only repeat them. */
export function certaintyLine(assembly: Assembly, level: Level, strength?: Proposal['strength']): Paragraph {
  const word = `${assembly.say(`certainty.${level}`)} ${assembly.say('certainty.step', { n: steps[level] })}`;
  const line = strength
    ? assembly.say('certainty.line', { level: word, strength: assembly.say(`strength.${strength}`) })
    : `${assembly.say('certainty.label')}: ${word}.`;
  return { ...assembly.words(line, 'evidence'), level: steps[level] };
}
