import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accentColours, GROUNDS } from '#domain/accent.ts';
import { contrastRatio } from '#domain/contrast.ts';

const tokens = readFileSync(new URL('../../app/ui/tokens.css', import.meta.url), 'utf8');

describe('a quarter’s accent', () => {
  it('is used where it reaches 7:1 on everything it stands on, in both schemes', () => {
    for (const accent of ['#0B4A5A', '#6b1d4f', '#1d4d1a', '#000000']) {
      for (const scheme of ['light', 'dark'] as const) {
        const colours = accentColours(accent, scheme);
        for (const ground of [...Object.values(GROUNDS[scheme]), colours?.accentSoft ?? '']) {
          expect(contrastRatio(colours?.accent ?? '', ground)).toBeGreaterThanOrEqual(7);
        }
        expect(
          contrastRatio(colours?.onAccent ?? '', colours?.accent ?? ''),
        ).toBeGreaterThanOrEqual(7);
      }
    }
  });

  it('is left aside where it does not, in both schemes', () => {
    for (const accent of ['#ff6600', '#7a7a7a', '#ffffff', undefined]) {
      expect(accentColours(accent, 'light')).toBeUndefined();
      expect(accentColours(accent, 'dark')).toBeUndefined();
    }
  });

  it('is checked against the grounds that are on screen', () => {
    const [light = '', dark = ''] = tokens.split('[data-scheme="dark"]');
    for (const [scheme, part] of [
      [GROUNDS.light, light],
      [GROUNDS.dark, dark],
    ] as const) {
      expect(part).toContain(`--paper: ${scheme.paper};`);
      expect(part).toContain(`--card: ${scheme.card};`);
    }
  });
});
