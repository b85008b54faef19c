import { body } from '../../documents/build.ts';
import type { Torture } from '../torture.ts';
import { call, chapter, text, tortureDocument } from '../torture-document.ts';

export const torture: Torture = {
  breaks: 'A call to a note that is not in the document.',
  refused: { by: 'html', because: /note "lost" is called, but its text is not in the document/u },
  document: () => tortureDocument([chapter('Notes', body([text('A call'), call('lost'), text('.')]))]),
};
