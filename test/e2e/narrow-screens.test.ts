import { checkNarrow, checkWithAxe } from './screen-checks.ts';

checkNarrow([
  { name: 'Deutsch', settings: { language: 'de' } },
  { name: 'Einfache Sprache', settings: { language: 'de-simple' } },
  { name: 'Arabic', settings: { language: 'ar' } },
]);

checkWithAxe([
  {
    name: 'Einfache Sprache with more contrast',
    settings: { language: 'de-simple', scheme: 'light', textSize: 125, contrast: 'more' },
  },
]);
