/**
 * Why a PIN, a share or a card was not taken. `wrongPin`: so many more are borne. `stopped`: too many
 * wrong ones, the card is needed. `unknown`: the server has no share of this PIN.
 */
export type LockFailure =
  | { code: 'noContact' | 'forbidden' | 'stopped' | 'unknown' | 'refused' }
  | { code: 'wrongPin'; left: number };
