import type { ProjectRule } from '../rule.ts';

const logo = (drawing: string) => [
  {
    file: 'templates/somewhere/logo.svg',
    text: `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20">${drawing}</svg>`,
  },
  {
    file: 'templates/somewhere/brand.yaml',
    replace: 'neutral: cool',
    with: 'neutral: cool\nlogo: logo.svg',
  },
];

export const textInLogo: ProjectRule = {
  id: 'text-in-logo',
  severity: 'error',
  reason:
    'Letters in a picture are drawn in a font that is not handed on with it, so they look different on each machine, and would be read out where nobody wrote them.',
  *checkProject({ templates }) {
    for (const { brand, logo: bytes } of templates.values()) {
      // PNG files have no elements: what follows finds none in them.
      const words = bytes && textIn(new TextDecoder().decode(bytes));
      if (words === undefined) continue;
      yield {
        found: `The logo ${brand.value.logo} holds text${words && `: "${words.slice(0, 60)}"`}.`,
        todo: 'Turn its text into paths and save it again: drawing programs have a command for that, in Inkscape "Path > Object to Path".',
        origin: brand.origin(['logo']),
      };
    }
  },
  examples: {
    bad: [
      logo('<text y="9">Town</text>'),
      logo('<g><text\n y="9"><tspan>Town</tspan></text></g>'),
      logo('<svg:text xmlns:svg="http://www.w3.org/2000/svg">Town</svg:text>'),
      logo('<text/>'),
    ],
    good: [
      logo('<path d="M0 0h9v9z"/>'),
      // Names of a picture are not drawn, nor is a comment.
      logo('<title>Text</title><desc>A text</desc><!-- <text>Town</text> --><path id="text" d="M0 0h9v9z"/>'),
      logo('<style>text { fill: red }</style><path d="M0 0h9v9z"/>'),
    ],
  },
};

/** The words of the first text that an SVG draws; undefined where it draws none. */
function textIn(svg: string): string | undefined {
  const drawn = svg.replace(/<!--.*?-->/gs, '');
  const begin = /<(?:[\w-]+:)?(?:text|flowRoot)(?=[\s/>])[^>]*>/.exec(drawn);
  if (!begin) return undefined;
  if (begin[0].endsWith('/>')) return '';
  const [inside = ''] = drawn
    .slice(begin.index + begin[0].length)
    .split(/<\/(?:[\w-]+:)?(?:text|flowRoot)\s*>/, 1);
  return inside
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
