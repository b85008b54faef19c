import type { MatchedColumn } from '@decode/compose';
import type { FormName } from '@decode/model';
import { stages } from '../build/stages.ts';
import type { Host } from '../host/host.ts';
import { editionOf } from './compose-chapter.ts';
import { filesOfPlace } from './files-of-place.ts';

/** What the measures of a place would fill in a table with given heads. @throws UsageProblem for a place that does not exist */
export async function columnsFor(
  host: Pick<Host, 'project'>,
  choice: { readonly place: string; readonly language: string | undefined; readonly form: FormName },
): Promise<(headings: readonly string[]) => readonly MatchedColumn[]> {
  const { matchColumns } = await import('@decode/compose');
  const project = await stages.loadProject(await filesOfPlace(host.project, choice));
  const { template, language } = editionOf(project, choice);
  return (headings) => matchColumns(project, { template, language, form: choice.form }, headings);
}
