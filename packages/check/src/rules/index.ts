import type { Rule } from '../rule.ts';
import { areaOfProposal } from './area-of-proposal.ts';
import { bareNominativeName } from './bare-nominative.ts';
import { deadReference } from './dead-reference.ts';
import { doubtfulMark } from './doubtful-mark.ts';
import { duplicateCode } from './duplicate-code.ts';
import { duplicateId } from './duplicate-id.ts';
import { emptyArea } from './empty-area.ts';
import { emptyBlock } from './empty-block.ts';
import { figureAlternative } from './figure-alternative.ts';
import { figureWithoutSource } from './figure-without-source.ts';
import { formWidths } from './form-widths.ts';
import { headingLevels } from './heading-levels.ts';
import { lowFit } from './low-fit.ts';
import { missingSlot } from './missing-slot.ts';
import { tableHead } from './table-head.ts';
import { unknownReference } from './unknown-reference.ts';
import { untranslatedString } from './untranslated-string.ts';

/** A new rule is a file beside these and a line here. */
export const rules: readonly Rule[] = [
  areaOfProposal,
  bareNominativeName,
  deadReference,
  doubtfulMark,
  duplicateCode,
  duplicateId,
  emptyArea,
  emptyBlock,
  figureAlternative,
  figureWithoutSource,
  formWidths,
  headingLevels,
  lowFit,
  missingSlot,
  tableHead,
  unknownReference,
  untranslatedString,
];
