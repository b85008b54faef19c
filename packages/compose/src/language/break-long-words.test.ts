import type { Block, LanguageRules, List, Paragraph, Table } from '@decode/model';
import { describe, expect, it } from 'vitest';
import { breakLongWords, seamWord } from './break-long-words.ts';

const seams = ['bevölkerungs|voraus|berechnung', 'weiter|beschäftigung'];
const rules = { tag: 'de', seams } as unknown as LanguageRules;
const danish = { tag: 'da', seams: ['befolknings|fremskrivning'] } as unknown as LanguageRules;
const shown = (value: unknown) => JSON.stringify(value).replaceAll('\u00ad', '|');
const paragraph = (value: string): Paragraph => ({
  type: 'paragraph',
  role: 'body',
  children: [{ type: 'text', value }],
});
const run = (block: Block) => shown(breakLongWords([block], rules, new Map([['da', danish]])));

describe('seamWord', () => {
  it.each([
    ['Bevölkerungsvorausberechnung', 'Bevölkerungs|voraus|berechnung'],
    ['Bevölkerungsvorausberechnungen', 'Bevölkerungs|voraus|berechnungen'],
    ['weiterbeschäftigungen', 'weiter|beschäftigungen'],
    ['Beschäftigung', 'Beschäftigung'],
  ])('%s', (word, broken) => {
    expect(seamWord(word, rules).replaceAll('\u00ad', '|')).toBe(broken);
  });
});

describe('breakLongWords', () => {
  const word = 'Angebote zur Weiterbeschäftigung';

  it('marks cells of tables and the labels of figures', () => {
    const cells = [{ type: 'tableCell' as const, columns: 1, rows: 1, children: [paragraph(word)] }];
    const table: Table = {
      type: 'table',
      role: 'steps',
      columns: [{ align: 'left', width: 100 }],
      head: [{ cells }],
      groups: [{ rows: [{ cells }] }],
    };
    const figures: List = {
      type: 'list',
      role: 'figures',
      ordered: false,
      children: [{ type: 'listItem', children: [paragraph(word)] }],
    };
    expect(run(table).match(/Weiter\|beschäftigung/gu)).toHaveLength(2);
    expect(run(figures)).toContain('Weiter|beschäftigung');
  });

  it('leaves running text, headings and plain lists whole', () => {
    const list: List = {
      type: 'list',
      role: 'plain',
      ordered: false,
      children: [{ type: 'listItem', children: [paragraph(word)] }],
    };
    for (const block of [paragraph(word), list]) expect(run(block)).not.toContain('|');
  });

  it('breaks a passage by the words of its own language', () => {
    const cell: Block = {
      type: 'tableCell',
      columns: 1,
      rows: 1,
      lang: 'da',
      children: [paragraph('Befolkningsfremskrivning und Weiterbeschäftigung')],
    };
    expect(run(cell)).toContain('Befolknings|fremskrivning und Weiterbeschäftigung');
  });
});
