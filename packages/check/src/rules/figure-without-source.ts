import { bundlesOf } from '@decode/model';
import { sentencesIn } from '@decode/source';
import type { ProjectRule } from '../rule.ts';

/**
 * An amount, a share or a count of three digits and more. Years, ages, codes and numbers of articles are no figures;
 * a figure that is filled in from data brings its own source.
 */
const figure =
  /(?<![\w.[@-])(?:\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+[.,]\d+|\d+(?=[ \u00a0]?(?:%|EUR|PLN|RON|DKK|per cent|million)))|(?<![\w.[@-])(?!(?:1[89]|20)\d\d\b)\d{3,}(?![\w.-])/u;
const cited = /\[@/;

/**
 * Kinds of units whose figures are no facts, or have a field for their source: steps, risks and indicators propose, and
 * so does the way of assessing; what a series says of itself has the source of the series. All others state facts.
 */
const statesNone =
  /^(?:message|title|definition|geography\..*|breaks\..*|flags\..*|notes|activities\..*|risks\..*|indicators\..*|assessmentMethod|evidence\..*|costs\..*|figures\..*|.*\.supplied-title)$/;

/** What a field that holds its own value says; one that takes it from the data has a source. */
function inField(_: string, kind: string, value: string): string {
  if (kind === 'percent') return `${value} %`;
  if (kind === 'money' || kind === 'range' || kind === 'number') return value.replace(/\.(?=[A-Za-z])/, ' ');
  return '';
}

/**
 * What no citation stands for: the sentences behind the last one with a citation. Authors cite at the end of what they
 * took from one source, so it holds for the sentences before it.
 */
function uncited(text: string): string {
  const sentences = sentencesIn(text);
  return sentences.slice(sentences.findLastIndex((sentence) => cited.test(sentence)) + 1).join(' ');
}

export const figureWithoutSource: ProjectRule = {
  id: 'figure-without-source',
  severity: 'error',
  reason: 'A council must be able to check every figure.',
  *checkProject(project) {
    for (const unit of bundlesOf(project).flatMap(({ units }) => units)) {
      if (statesNone.test(unit.kind)) continue;
      const found = figure.exec(uncited(unit.text).replace(/\{\{\s*(\w+)\.(\S*).*?\}\}/g, inField));
      if (!found) continue;
      yield {
        found: `The figure ${found[0]} has no source.`,
        todo: 'Add a citation such as [@key] to its sentence or behind it in the paragraph, or take the figure from the data with {{ data.… }}.',
        origin: unit.origin,
      };
    }
  },
  examples: {
    bad: [
      [
        // Behind the last citation of its paragraph.
        {
          file: 'recommendations/proposals/first/en.md',
          replace: 'Whether births rose is not known.',
          with: 'It cost 2 400 a place.',
        },
      ],
      [
        {
          file: 'recommendations/proposals/first/en.md',
          replace: '1 200 places in a year.[@first-source]',
          with: '{{ number.1200 }} places in a year.',
        },
      ],
      [
        {
          file: 'recommendations/proposals/first/proposal.yaml',
          replace: 'Parents find a place.',
          with: '1 250 parents find a place.',
        },
      ],
    ],
    good: [
      [
        // What is cited at its end.
        {
          file: 'recommendations/proposals/first/en.md',
          replace: 'Another town',
          with: 'It cost 2 400 a place. Another town',
        },
      ],
      [
        // A year is no figure.
        {
          file: 'recommendations/proposals/first/en.md',
          replace: 'Parents wait',
          with: 'Since 2019 parents wait',
        },
      ],
      [
        {
          file: 'recommendations/proposals/first/en.md',
          replace: 'Parents wait for a place',
          with: 'On {{ date.2026-05-08 }}, parents waited for a place',
        },
      ],
    ],
  },
};
