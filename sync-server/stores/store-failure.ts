/**
 * - `unavailable`: no answer, or a sign of trouble (5xx, a timeout); the same later may work.
 * - `unauthorised`: name or password of the store are wrong, or rights are missing.
 * - `locked`: another process has the embedded store open.
 * - `unwritable`: the folder of the embedded store cannot be written.
 * - `refused`: the store does not take this request and never will.
 */
export type StoreFailureCode = 'unavailable' | 'unauthorised' | 'locked' | 'unwritable' | 'refused';

/** The store could not do it, for a reason outside this program. */
export class StoreFailure extends Error {
  readonly code: StoreFailureCode;

  constructor(code: StoreFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreFailure';
    this.code = code;
  }
}
