import { formatHex } from 'culori';
import { describe, expect, it } from 'vitest';
import { contrastFaults, createTheme } from './theme.ts';

describe('createTheme', () => {
  it('holds every contrast for any brand colour', () => {
    const channel = [0, 0.25, 0.5, 0.75, 1];
    const colours = channel.flatMap((r) =>
      channel.flatMap((g) => channel.map((b) => formatHex({ mode: 'rgb', r, g, b }))),
    );
    const faults = colours.flatMap((primary) =>
      (['cool', 'warm', 'plain'] as const).flatMap((neutral) =>
        ['#000000', '#ffffff', '#bd3528', '#ffee88'].flatMap((accent) =>
          contrastFaults(createTheme({ primary, accent, neutral })).map(
            (fault) => `${primary} ${accent} ${neutral}: ${fault}`,
          ),
        ),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('lets the accent speak where the primary colour is too light for text', () => {
    const theme = createTheme({ primary: '#ffc61a', accent: '#c8102e', neutral: 'warm' });
    expect(theme.brand).toBe('#c8102e');
    expect(theme.solid).toBe('#ffc61a');
    expect(theme.onSolid).toBe(theme.ink);
  });
});
