import { checkScreens, looksIn } from './screen-checks.ts';

checkScreens(looksIn('ar', 'light, 100 %'));
