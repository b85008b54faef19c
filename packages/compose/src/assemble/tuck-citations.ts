import type { Inline } from '@decode/model';

/**
 * Citations close up: no blank before them, and after the mark that ends the phrase. Writers and translators may put
 * them on either side of a full stop; readers see one habit. Several in a row are one run.
 */
export function tuckCitations(inlines: readonly Inline[]): Inline[] {
  const tucked = [...inlines];
  for (let start = 0; start < tucked.length; start++) {
    if (tucked[start]?.type !== 'citation') continue;
    let end = start;
    while (tucked[end + 1]?.type === 'citation') end++;
    const [before, after] = [tucked[start - 1], tucked[end + 1]];
    if (before?.type === 'text') {
      const text = before.value.trimEnd();
      const mark = after?.type === 'text' ? (/^[.,;:!?]+/.exec(after.value)?.[0] ?? '') : '';
      if (after?.type === 'text') tucked[end + 1] = { ...after, value: after.value.slice(mark.length) };
      // «… 2022 m. [@key].»: an abbreviation's full stop ends the sentence as well.
      tucked[start - 1] = { ...before, value: text + (mark === '.' && text.endsWith('.') ? '' : mark) };
    }
    start = end;
  }
  return tucked.filter((node) => node.type !== 'text' || node.value !== '');
}
