import { describe, expect, it } from 'vitest';
import { contrastRatio, mix, readableOn } from '#domain/contrast.ts';

describe('the contrast of two colours', () => {
  it('is 21 for black and white, 1 for the same, in either order', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrastRatio('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrastRatio('#0b4a5a', '#0B4A5A')).toBe(1);
  });

  it('is what WCAG’s examples say', () => {
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastRatio('#595959', '#ffffff')).toBeCloseTo(7, 1);
    expect(contrastRatio('#ff0000', '#ffffff')).toBeCloseTo(4, 1);
  });
});

describe('a colour made readable', () => {
  it('stays as it is where it stands out enough', () => {
    expect(readableOn('#0b4a5a', ['#ffffff', '#fbf8f2'], 'black')).toBe('#0b4a5a');
  });

  it('is lightened for the dark scheme until it stands out', () => {
    const lighter = readableOn('#0b4a5a', ['#14120e', '#1e1b16'], 'white');
    expect(contrastRatio(lighter ?? '', '#1e1b16')).toBeGreaterThanOrEqual(7);
    expect(contrastRatio(lighter ?? '', '#1e1b16')).toBeLessThan(9);
  });

  it('is given up where no share of white helps', () => {
    expect(readableOn('#777777', ['#808080'], 'white')).toBeUndefined();
  });

  it('is mixed channel by channel', () => {
    expect(mix('#000000', '#ff8000', 0.5)).toBe('#804000');
  });
});
