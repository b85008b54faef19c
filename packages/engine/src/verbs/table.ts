import { build } from './build.ts';
import { check } from './check.ts';
import { clean } from './clean.ts';
import { collect } from './collect.ts';
import { dataUpdate } from './data-update.ts';
import { doctor } from './doctor.ts';
import { editionChanges } from './edition-changes.ts';
import { editionSet } from './edition-set.ts';
import { fold } from './fold.ts';
import { inputs } from './inputs.ts';
import { inspect } from './inspect.ts';
import { list } from './list.ts';
import { measures } from './measures.ts';
import { newPlace } from './new-place.ts';
import { newPractice } from './new-practice.ts';
import { newProposal } from './new-proposal.ts';
import { pack } from './pack.ts';
import { propose } from './propose.ts';
import { sourcesCheck } from './sources-check.ts';
import { sourcesExport } from './sources-export.ts';
import { trace } from './trace.ts';
import { translateAccept } from './translate-accept.ts';
import { translateCheck } from './translate-check.ts';
import { translateExport } from './translate-export.ts';
import { translateImport } from './translate-import.ts';
import { translatePseudo } from './translate-pseudo.ts';
import { translateStatus } from './translate-status.ts';
import { translateSync } from './translate-sync.ts';
import { unfold } from './unfold.ts';
import type { AnyVerb } from './verb.ts';
import { verify } from './verify.ts';

/** What a user can do, in the order in which help shows it. */
export const verbs: readonly AnyVerb[] = [
  build,
  check,
  list,
  measures,
  editionChanges,
  editionSet,
  pack,
  verify,
  inspect,
  fold,
  unfold,
  propose,
  dataUpdate,
  trace,
  sourcesCheck,
  sourcesExport,
  translateStatus,
  translateSync,
  translateExport,
  translateImport,
  translateCheck,
  translateAccept,
  translatePseudo,
  newPlace,
  newProposal,
  newPractice,
  collect,
  inputs,
  doctor,
  clean,
];
