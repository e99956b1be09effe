import { checkWithAxe, looksIn } from './screen-checks.ts';

checkWithAxe(looksIn('ar'));
