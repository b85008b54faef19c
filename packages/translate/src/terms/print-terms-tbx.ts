import { sourceLanguage, type Term } from '@decode/model';
import { escapeAttribute, escapeText } from '../xml.ts';

/**
 * The agreed terms in English and one other language as TBX (ISO 30042:2008, `martif`), the form that Weblate, OmegaT
 * and the Translate Toolkit read. A term that is not to be used is there as a deprecated one.
 */
export function printTermsTbx(terms: readonly Term[], language: string): string {
  const entries = terms.flatMap(({ id, definition, labels }) => {
    const sets = [sourceLanguage, language].flatMap((tag) => {
      const label = labels[tag];
      if (!label) return [];
      const { term, status, forbidden = [], note } = label;
      const state = status === 'agreed' ? 'finalized' : 'provisionallyProcessed';
      const remark = note === undefined ? '' : `<note>${escapeText(note)}</note>`;
      const groups = [
        `<tig><term>${escapeText(term)}</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><termNote type="processStatus">${state}</termNote>${remark}</tig>`,
        ...forbidden.map(
          (word) =>
            `<tig><term>${escapeText(word)}</term><termNote type="administrativeStatus">${deprecated}</termNote></tig>`,
        ),
      ];
      return [`<langSet xml:lang="${escapeAttribute(tag)}">\n${groups.join('\n')}\n</langSet>`];
    });
    if (sets.length < 2) return [];
    return [
      `<termEntry id="${escapeAttribute(id)}">`,
      `<descrip type="definition">${escapeText(definition)}</descrip>`,
      ...sets,
      '</termEntry>',
    ];
  });
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<martif type="TBX" xml:lang="${sourceLanguage}">`,
    '<martifHeader><fileDesc><sourceDesc><p>DeCoDe, agreed terms</p></sourceDesc></fileDesc></martifHeader>',
    '<text>',
    '<body>',
    ...entries,
    '</body>',
    '</text>',
    '</martif>',
  ].join('\n')}\n`;
}

export const deprecated = 'deprecatedTerm-admn-sts';
