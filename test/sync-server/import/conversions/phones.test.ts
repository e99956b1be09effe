import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phonesIn } from '../../../../sync-server/import/conversions/phones.ts';

const numbers = (text: string, areaCode?: string) => phonesIn(text, areaCode).phones;

describe('phonesIn', () => {
  it.each([
    ['030 500186 23', ['+49 30 50018623']],
    ['Telefon: 030 554403533, Telefax: 030 554403550', ['+49 30 554403533']],
    ['Telefon: 030 9627710, Fax 030 96277150', ['+49 30 9627710']],
    ['Tel. 030 5106 2056 Fax: 030 5106 5802', ['+49 30 51062056']],
    ['Tel./Fax: 030 5251434', ['+49 30 5251434']],
    ['Telefon: 030 96069999, Mobil: 0175 2992995', ['+49 30 96069999', '+49 175 2992995']],
    ['030 96276419 oder 0163 8144219', ['+49 30 96276419', '+49 163 8144219']],
    ['030 9721419 oder 0151/ 259 638 51', ['+49 30 9721419', '+49 1512 5963851']],
    ['030 5125119/ 030 5123006', ['+49 30 5125119', '+49 30 5123006']],
    ['030 66633740/41', ['+49 30 66633740', '+49 30 66633741']],
    ['030/559 23 81', ['+49 30 5592381']],
    ['030-98194427', ['+49 30 98194427']],
    ['Telefon: 030 484887-7101', ['+49 30 4848877101']],
    ['(030) 23125 001', ['+49 30 23125001']],
    ['0049 30 23125 001', ['+49 30 23125001']],
    ['+49 (0)30 23125 001', ['+49 30 23125001']],
    ['030 23125 001 (Mo-Fr 9-12)', ['+49 30 23125001']],
    ['112; 116 117', ['112', '116117']],
    ['Telefax: 030 554403550', []],
    ['bitte im Büro fragen', []],
    ['', []],
  ])('reads "%s"', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it('adds the area code to a number without one, and only then', () => {
    expect(numbers('51098160', '030')).toEqual(['+49 30 51098160']);
    expect(numbers('509 81 08', '030')).toEqual(['+49 30 5098108']);
    expect(numbers('0163 8144219', '030')).toEqual(['+49 163 8144219']);
    expect(phonesIn('51098160')).toEqual({ phones: [], unreadable: ['51098160'] });
  });

  it('names what looks like a number and is none', () => {
    expect(phonesIn('030 12')).toEqual({ phones: [], unreadable: ['030 12'] });
    expect(phonesIn('0177 713544')).toEqual({ phones: [], unreadable: ['0177 713544'] });
  });

  it('never throws, gives no number twice, and reads its own result unchanged', () => {
    const digitsAndMarks = fc.string({
      unit: fc.constantFrom(...'0123456789 +-/().,;', 'Fax', 'Tel', ' oder '),
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), digitsAndMarks), (text) => {
        const { phones } = phonesIn(text, '030');
        expect(new Set(phones).size).toBe(phones.length);
        expect(numbers(phones.join(', '), '030')).toEqual(phones);
      }),
      { numRuns: 2000 },
    );
  });
});
