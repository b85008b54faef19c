import process from 'node:process';
import { createPrinter, ensureBrowser, launchBrowser } from '@decode/engine/host';
import type { Block, Document } from '@decode/model';
import { formats, type Tools } from '@decode/render';
import { readTags, type Tag } from '@decode/render/pdf-reader';
import { body } from './documents/build.ts';
import { sampleAssets } from './documents/sample-assets.ts';
import { sampleMeta } from './documents/sample-meta.ts';
import { call, chapter, note, text, tortureDocument } from './torture/torture-document.ts';

interface Given {
  readonly locale: string;
  readonly input: string;
}

/** Words that renderers of Markdown put around notes when nobody gives them others. */
const englishOfNotes = /Footnotes|Back to (?:reference|content|the text)/u;

/** Operations that only a written file can answer: what stands in the PDF's tags, and in the page. */
export const formatOperations: Readonly<Record<string, (given: Given) => Promise<unknown>>> = {
  async 'pdf.lang'({ locale, input }) {
    const [, lang, words] = /^<p lang="([^"]+)">(.+)<\/p>$/u.exec(input) ?? [];
    if (lang === undefined || words === undefined) throw new Error(`This is no paragraph: ${input}`);
    const [tag] = await tagsOf(locale, body(words, { lang }), words);
    return `/Lang (${tag?.lang})`;
  },
  async 'pdf.text'({ locale, input }) {
    // One line, with a mark at every place where it may break. A mark that a line's end uses stays one in the text, as
    // ISO 32000-1, 14.8.2.2.3 asks; one that is not used is gone.
    const [tag] = await tagsOf(locale, body([...input].join('\u00ad')), '');
    return tag?.text;
  },
  async 'html.footnotes'({ locale, input }) {
    const [, before, after] = /^(.+)\[\^1\]\n\n\[\^1\]: (.+)$/u.exec(input) ?? [];
    if (before === undefined || after === undefined) throw new Error(`This is no text with a note: ${input}`);
    const document = documentOf(locale, body([text(before), call('1')]), note('1', 1, after));
    const page = await formats.html.render(document, await sampleAssets(), {} as Tools);
    const found = englishOfNotes.exec(new TextDecoder().decode(page));
    return found === null ? 'no English "Footnotes" / "Back to reference"' : found[0];
  },
};

function documentOf(locale: string, ...blocks: readonly Block[]): Document {
  const { words } = sampleMeta();
  return tortureDocument([chapter('Case', ...blocks)], { meta: { lang: locale, words } });
}

/** The paragraphs of the written PDF that say these words, or all of its chapter. */
async function tagsOf(locale: string, block: Block, words: string): Promise<readonly Tag[]> {
  const choice = await ensureBrowser(process.env, () => {});
  const printer = createPrinter({ pages: 1, launch: () => launchBrowser(choice, process.env, () => {}) });
  try {
    const tools = { print: printer.print } as Tools;
    const { tree } = readTags(
      await formats.pdf.render(documentOf(locale, block), await sampleAssets(), tools),
    );
    const all = tree.flatMap(everyTag);
    const start = all.findIndex(({ role, text }) => role === 'H1' && text.trim() === 'Case');
    return all.slice(start + 1).filter((tag) => tag.role === 'P' && tag.text.includes(words));
  } finally {
    await printer.close();
  }
}

function everyTag(tag: Tag): readonly Tag[] {
  return [tag, ...tag.children.flatMap(everyTag)];
}
