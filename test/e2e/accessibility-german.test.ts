import { checkScreens, looksIn } from './screen-checks.ts';

checkScreens([
  ...looksIn('de', 'dark, 200 %'),
  {
    name: 'Einfache Sprache with more contrast, 200 %',
    width: 320,
    settings: { language: 'de-simple', scheme: 'light', textSize: 200, contrast: 'more' },
    isForProof: true,
  },
]);
