import fc from 'fast-check';

/** One seed for `npm test`: what it finds was changed since the last run, and is found again. Others come
 *  with `npm run proof`. */
const SEED = 1;

const { PROPERTY_RUNS } = process.env;
fc.configureGlobal(PROPERTY_RUNS ? { numRuns: Number(PROPERTY_RUNS) } : { seed: SEED });
