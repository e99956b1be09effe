import { checkScreens } from './screen-checks.ts';

checkScreens([
  {
    name: 'Einfache Sprache with more contrast, 200 %',
    settings: { language: 'de-simple', scheme: 'light', textSize: 200, contrast: 'more' },
  },
]);
