import type { PhrasingContent, Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { directive } from 'micromark-extension-directive';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Extension } from 'micromark-util-types';
import { syntax, syntaxFromMarkdown } from './syntax.ts';

/**
 * Tables, notes and directives at the start of a line; none of the extensions that guess: the text form of directives
 * would swallow «10:30», bare addresses would become links whose text and target differ.
 */
function blockExtensions(): Extension[] {
  const { flow } = directive();
  const { document } = gfmFootnote();
  return [gfmTable(), { ...(flow && { flow }) }, { ...(document && { document }) }, syntax];
}

/** Everything that starts a block, so that «2018. gada 1. janvārī», «1. januar», «# 5» and «+ 5 °C» stay text. */
const inlineOnly: Extension = {
  disable: {
    null: [
      'list',
      'blockQuote',
      'headingAtx',
      'setextUnderline',
      'thematicBreak',
      'codeIndented',
      'codeFenced',
      'htmlFlow',
      'definition',
    ],
  },
};

export function blockTree(text: string): Root {
  return fromMarkdown(text, {
    extensions: blockExtensions(),
    mdastExtensions: [
      gfmTableFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      directiveFromMarkdown(),
      syntaxFromMarkdown,
    ],
  });
}

/** The paragraphs of a text in which nothing else can start. */
export function inlineTree(text: string): readonly (readonly PhrasingContent[])[] {
  const root = fromMarkdown(text, {
    extensions: [syntax, inlineOnly],
    mdastExtensions: [syntaxFromMarkdown],
  });
  return root.children.map((node) => {
    if (node.type !== 'paragraph') throw new Error(`An inline text held a block: ${node.type}`);
    return node.children;
  });
}
