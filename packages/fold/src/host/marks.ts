import { attribute, child, descendants, type XmlElement } from '@decode/ooxml';
import type { Host } from './open-host.ts';
import { visibleText } from './visible-text.ts';

/** A bookmark that people have set; those with an underscore in front are made by programs. */
export interface HostBookmark {
  readonly name: string;
  readonly element: XmlElement;
  /** The beginning of the text that it stands in. */
  readonly text: string;
}

export interface HostControl {
  /** Its tag, or its title where it has no tag. */
  readonly name: string;
  readonly element: XmlElement;
}

/** Of the hidden bookmark around a part of ours: the part's key, and the level of the heading that it stands below. */
export const rangeName = /^_decode_([0-9a-f]{8})_(\d)(?:_[0-9a-f]{8})?$/;

export function bookmarksOf({ body }: Host): HostBookmark[] {
  return [...descendants(body, 'w:bookmarkStart')].flatMap((element) => {
    const name = attribute(element, 'w:name') ?? '';
    if (name === '' || name.startsWith('_')) return [];
    const paragraph = element.parent?.name === 'w:p' ? element.parent : undefined;
    return [{ name, element, text: paragraph ? visibleText(paragraph).slice(0, 80) : '' }];
  });
}

/** Content controls with a name; those in which a program keeps its contents or page numbers are left out. */
export function controlsOf({ body }: Host): HostControl[] {
  return [...descendants(body, 'w:sdt')].flatMap((element) => {
    const properties = child(element, 'w:sdtPr');
    if (child(properties, 'w:docPartObj')) return [];
    const name =
      attribute(child(properties, 'w:tag'), 'w:val') ??
      attribute(child(properties, 'w:alias'), 'w:val') ??
      '';
    return name === '' ? [] : [{ name, element }];
  });
}
