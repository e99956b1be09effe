import { describe, expect, it } from 'vitest';
import {
  CONVERSIONS,
  type ConversionName,
} from '../../../../sync-server/import/conversions/conversions.ts';

const convert = (as: ConversionName, ...texts: string[]) => CONVERSIONS[as](texts, {}).value;
const noteOf = (as: ConversionName, ...texts: string[]) => CONVERSIONS[as](texts, {}).note;

describe('conversions', () => {
  it.each([
    ['2014-05-04', '14:00-18:00 Uhr', '2014-05-04T14:00', '2014-05-04T18:00'],
    ['4.5.2014', '14.30 Uhr', '2014-05-04T14:30', undefined],
    ['04.05.2014', 'ab 9 Uhr', '2014-05-04T09:00', undefined],
    ['2014-05-04', '20 bis 1 Uhr', '2014-05-04T20:00', '2014-05-05T01:00'],
    ['2014-05-04', 'ganztägig', '2014-05-04', undefined],
    ['30.2.2014', '14 Uhr', undefined, undefined],
    ['4.5.14', '14 Uhr', undefined, undefined],
  ])('reads begin and end of "%s", "%s"', (day, times, start, end) => {
    expect(convert('start', day, times)).toBe(start);
    expect(convert('end', day, times)).toBe(end);
  });

  it.each([
    ['Tanz mit dem Duo Kostenbeitrag: 4,50 Euro', '4,50 Euro', 'Tanz mit dem Duo'],
    ['Lesung; Kostenbeitrag : 2,50 €', '2,50 Euro', 'Lesung'],
    ['Kochen, Kostenbeitrag: 3,50€/ Bitte anmelden', '3,50 Euro', 'Kochen/ Bitte anmelden'],
    ['Vortrag, ohne Kostenbeitrag', 'kostenlos', 'Vortrag'],
    ['Café, Kostenbeitrag: Kaffee & Kuchen', undefined, 'Café, Kostenbeitrag: Kaffee & Kuchen'],
  ])('finds the cost inside "%s"', (text, cost, rest) => {
    expect(convert('cost', text)).toBe(cost);
    expect(convert('withoutCost', text)).toBe(rest);
  });

  it.each([
    ['1. Hilfe Kurs, informeller Vortrag', '1. Hilfe Kurs, informeller Vortrag'],
    ['Heitere Religion; mit Prof. Dr. Meyer; Kostenbeitrag: 2,50 €', 'Heitere Religion'],
    ['Tanz, Kostenbeitrag: 7,00 €, Voranmeldung erbeten!', 'Tanz'],
    ['April, April! Tanz und Wunschkonzert', 'April, April!'],
  ])('makes a title from "%s"', (text, title) => {
    expect(convert('headline', text)).toBe(title);
  });

  it('cuts an endless title between words', () => {
    const title = String(convert('headline', 'Sommerfest '.repeat(40)));
    expect(title.length).toBeLessThanOrEqual(120);
    expect(title).toMatch(/Sommerfest…$/);
  });

  it('puts names on one line with German quotation marks', () => {
    expect(convert('name', 'Familienzentrum "Pusteblume“ im \nHof')).toBe(
      'Familienzentrum „Pusteblume“ im Hof',
    );
    expect(convert('name', 'Tanz mit" Micha"')).toBe('Tanz mit „Micha“');
    expect(convert('name', 'Brett 5" breit')).toBe('Brett 5" breit');
  });

  it.each([
    ['www.spikev.de', 'https://www.spikev.de'],
    ['spikev.de', 'https://spikev.de'],
    ['info@spikev.de, www.spikev.de', 'https://www.spikev.de'],
    ['http://www.arche.de/ www.facebook.com/JFEdieArche', 'http://www.arche.de/'],
    ['Siehe http://beispiel.de/a.', 'http://beispiel.de/a'],
    ['info@spikev.de', undefined],
    ['http://www.tierparkclub,de', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,www.beispiel.de', undefined],
    ['https://bank.de@boese.example.com/', undefined],
    ['Verein e.V.', undefined],
  ])('finds the web address in "%s"', (text, address) => {
    expect(convert('website', text)).toBe(address);
  });

  it('says what it could not use', () => {
    expect(noteOf('website', 'http://www.tierparkclub,de')).toContain('tierparkclub,de');
    expect(noteOf('website', 'info@spikev.de')).toBeUndefined();
    expect(noteOf('phones', '0177 1')).toContain('0177 1');
    expect(noteOf('email', 'info@')).toContain('info@');
    expect(noteOf('wheelchair', 'auf Anfrage')).toContain('auf Anfrage');
    expect(noteOf('point', '52,5', 'x')).toContain('52,5');
  });

  it.each([
    ['mkraft@bildungsmarkt.de / http://www.bildungsmarkt.de', 'mkraft@bildungsmarkt.de'],
    ['mailto:info@howoge.de', 'info@howoge.de'],
    [' info@ahb-berlin.de', 'info@ahb-berlin.de'],
    ['www.howoge.de', undefined],
  ])('finds the e-mail address in "%s"', (text, address) => {
    expect(convert('email', text)).toBe(address);
  });

  it('reads coordinates as text, with point or comma, and never 0, 0', () => {
    expect(convert('point', '52.534701', '13,495934')).toEqual({
      latitude: 52.534701,
      longitude: 13.495934,
    });
    expect(convert('point', '0', '0')).toBeUndefined();
    expect(convert('point', '152', '13')).toBeUndefined();
  });

  it.each([
    ['ja', 'yes'],
    ['Nein', 'no'],
    ['teilweise', 'limited'],
    ['constructor', undefined],
  ])('reads "%s" as a wheelchair sign', (text, expected) => {
    expect(convert('wheelchair', text)).toBe(expected);
  });

  it('keeps hours as they stand where they are not clear', () => {
    expect(convert('hours', 'nach Vereinbarung')).toBe('nach Vereinbarung');
  });
});
