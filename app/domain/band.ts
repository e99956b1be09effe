import * as v from 'valibot';

/** A band of visitors to count by ("60–74", "unknown"): the quarter's settings name them. */
export const Band = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
