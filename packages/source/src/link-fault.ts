import { nearest } from '@decode/model';
import { shorten } from './shorten.ts';

/** What is wrong with the address of a link: only whole http, https and mailto addresses lead anywhere from a document. */
export function linkFault(url: string): { readonly found: string; readonly todo: string } | undefined {
  const shown = shorten(url, 60);
  const complete = 'Write the whole address, with https:// in front.';
  if (/[\s\p{Cc}<>"\\^`{|}]/u.test(url)) {
    return {
      found: `The address «${shown}» holds a blank or another character that no address has.`,
      todo: 'Copy the address from the browser, which writes such characters as %20 and the like.',
    };
  }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    if (url === '') return { found: 'The link has no address.', todo: complete };
    if (url.startsWith('//'))
      return { found: `The address «${shown}» does not say whether it is http or https.`, todo: complete };
    return { found: `The address «${shown}» does not lead out of the document.`, todo: complete };
  }
  if (scheme === 'mailto') {
    if (/^mailto:[^@/?#]+@[^@/?#]+\.[^@/?#]+(\?.*)?$/i.test(url)) return undefined;
    return {
      found: `«${shown}» is not the address of a mailbox.`,
      todo: 'Write it as mailto:name@example.org.',
    };
  }
  if (scheme === 'http' || scheme === 'https') {
    if (/^https?:\/\/[^/?#]*[^/?#.:]/i.test(url) && URL.canParse(url)) return undefined;
    return { found: `The address «${shown}» names no server.`, todo: complete };
  }
  const meant = nearest(scheme, ['https', 'http', 'mailto']);
  return {
    found: `Links with ${scheme}: are not allowed.`,
    todo: meant
      ? `Perhaps ${meant}: is meant; only http, https and mailto are allowed.`
      : 'Use an address with https://, or write the text without a link.',
  };
}
