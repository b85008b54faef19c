import type { PrintMeta } from '../plan/plan.ts';
import { type Dict, dict, name, type Ref, Stream, text } from '../read/values.ts';
import { type Draft, packed } from '../write/write-pdf.ts';
import { srgbProfile } from './colour-profile.ts';
import { xmpOf } from './metadata.ts';

/**
 * The catalogue (ISO 32000-1, 7.7.2) of the finished file: pages and destinations as the browser had them, and all else
 * that both standards ask of the document as a whole.
 */
export function catalogueOf(
  draft: Draft,
  printed: Dict,
  meta: PrintMeta,
  { structure, outline }: { readonly structure: Ref; readonly outline: Ref | undefined },
): Dict {
  return dict({
    Type: name('Catalog'),
    Pages: printed.get('Pages') ?? null,
    Dests: printed.get('Dests'),
    Names: printed.get('Names'),
    // ISO 14289-1, 7.2; ISO 19005-2, 6.7.4.
    Lang: text(meta.lang),
    // ISO 14289-1, 6.2; ISO 19005-2, 6.7.2.2 and 6.7.3.
    MarkInfo: dict({ Marked: true }),
    StructTreeRoot: structure,
    // ISO 14289-1, 7.1.
    ViewerPreferences: dict({ DisplayDocTitle: true }),
    PageMode: outline && name('UseOutlines'),
    // ISO 14289-1, 7.17.
    Outlines: outline,
    // ISO 32000-1, 12.4.2: the number printed on a page is its place in the file.
    PageLabels: dict({ Nums: [0, dict({ S: name('D') })] }),
    // ISO 19005-2, 6.6.2: not packed, for readers that know no PDF.
    Metadata: draft.add(new Stream(dict({ Type: name('Metadata'), Subtype: name('XML') }), xmpOf(meta))),
    // ISO 19005-2, 6.2.3.
    OutputIntents: [
      dict({
        Type: name('OutputIntent'),
        S: name('GTS_PDFA1'),
        OutputConditionIdentifier: text('sRGB'),
        Info: text('sRGB IEC61966-2.1'),
        DestOutputProfile: draft.add(packed({ N: 3 }, srgbProfile())),
      }),
    ],
  });
}
