import type { Reference } from '@decode/model';
import type { Assembly } from './assembly.ts';

/**
 * «(12. lpp.)» behind a link to the same block, for those who read on paper; formats without pages leave it out. Nothing
 * that is a link follows it on its line: the number is set after the links were laid out.
 */
export function onPage(assembly: Assembly, target: string): Reference {
  const words = assembly.say('ref.onPage', { page: '000' });
  const value = `\u00a0${words.replaceAll(' ', '\u00a0')}`;
  return { type: 'reference', target, page: true, children: [{ type: 'text', value }] };
}
