import { formatNames } from '@decode/render/formats';
import { z } from 'zod';

/** Words of several verbs, so that the same word means the same everywhere. */
export const places = z
  .array(z.string())
  .default([])
  .meta({ positional: 'place', description: 'Folder in templates/; none means all' });

export const folders = z
  .array(z.string())
  .default([])
  .meta({ positional: 'folder', description: 'Part of the path of a folder; none means all' });

export const languages = z
  .array(z.string())
  .default([])
  .meta({ value: 'tag', description: 'Language such as lv; may be given more than once. None means all' });

export const formats = z
  .array(z.enum(formatNames))
  .default([])
  .meta({
    value: 'format',
    description: `One of ${formatNames.join(', ')}; may be given more than once. None means all`,
  });
