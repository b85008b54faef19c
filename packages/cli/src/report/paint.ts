import { styleText } from 'node:util';

export type Colour = 'red' | 'yellow' | 'blue' | 'green' | 'dim' | 'bold';
export type Paint = (colour: Colour, text: string) => string;

export function createPaint(colours: boolean): Paint {
  return colours ? (colour, text) => styleText(colour, text, { validateStream: false }) : (_, text) => text;
}
