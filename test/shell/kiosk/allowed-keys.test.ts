import { describe, expect, it } from 'vitest';
import { isAllowedKey, type PressedKey } from '../../../app/shell/kiosk/allowed-keys.ts';

const NOTHING_HELD = { ctrlKey: false, metaKey: false, altKey: false, isAltGraph: false };
const pressed = (key: string, held: Partial<PressedKey> = {}) =>
  isAllowedKey({ key, ...NOTHING_HELD, ...held });

describe('keys at an info tablet', () => {
  it.each([
    'a',
    'ß',
    'A',
    '7',
    ' ',
    '@',
    'Enter',
    'Tab',
    'Escape',
    'Backspace',
    'ArrowLeft',
    'Shift',
  ])('write and move: %s', (key) => {
    expect(pressed(key)).toBe(true);
  });

  it('write what stands third on a key, in every way in which systems say so', () => {
    expect(pressed('@', { ctrlKey: true, altKey: true, isAltGraph: true })).toBe(true);
    expect(pressed('€', { isAltGraph: true })).toBe(true);
    expect(pressed('@', { altKey: true })).toBe(true);
  });

  it('move about in what one types', () => {
    for (const key of ['a', 'A', 'z', 'ArrowLeft', 'Backspace', 'Home']) {
      expect(pressed(key, { ctrlKey: true })).toBe(true);
    }
  });

  it('go neither back nor to an address, to another window, to paper or to a file', () => {
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'd', 'F4', 'Enter']) {
      expect(pressed(key, { altKey: true })).toBe(false);
    }
    for (const key of [
      'p',
      'P',
      's',
      'o',
      'l',
      'k',
      't',
      'n',
      'w',
      'h',
      'j',
      'u',
      'f',
      'r',
      'c',
      'v',
      'x',
      '+',
      '-',
      '0',
      'Tab',
      'Enter',
    ]) {
      expect(pressed(key, { ctrlKey: true })).toBe(false);
      expect(pressed(key, { metaKey: true })).toBe(false);
    }
    for (const key of [
      'F1',
      'F3',
      'F5',
      'F6',
      'F11',
      'F12',
      'BrowserBack',
      'BrowserHome',
      'BrowserSearch',
      'LaunchMail',
      'ContextMenu',
      'PrintScreen',
    ]) {
      expect(pressed(key)).toBe(false);
    }
  });
});
