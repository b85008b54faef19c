import type { Document, Section, SectionRole } from '@decode/model';

/** Roles that start a page and so can have a running head of their own. The opener of an area has none. */
const withHead: readonly SectionRole[] = ['chapter', 'wide', 'recommendation'];

export interface NamedPage {
  readonly name: string;
  readonly wide: boolean;
  readonly head: string;
}

export interface PageNames {
  readonly pages: readonly NamedPage[];
  readonly nameOf: ReadonlyMap<Section, string>;
}

/**
 * Chromium knows no running strings, so a section with a running head gets a named page, which is also its class.
 * Sections of the same shape and head share one.
 */
export function namePages(document: Document): PageNames {
  const pages = new Map<string, NamedPage>();
  const nameOf = new Map<Section, string>();
  const visit = (nodes: Document['body']) => {
    for (const node of nodes) {
      if (node.type !== 'section') continue;
      const { role, runningHead: head } = node;
      if (head !== undefined && withHead.includes(role)) {
        const key = JSON.stringify([role === 'wide', head]);
        const page = pages.get(key) ?? { name: `page-${pages.size + 1}`, wide: role === 'wide', head };
        pages.set(key, page);
        nameOf.set(node, page.name);
      }
      visit(node.children);
    }
  };
  visit(document.body);
  return { pages: [...pages.values()], nameOf };
}
