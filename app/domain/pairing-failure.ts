/** Why a device was not connected. */
export type PairingFailure =
  /** No answer, or none from our server. What was begun can be repeated. */
  | { code: 'noContact' }
  /** Too many wrong codes, or too much else, at this address. */
  | { code: 'busy'; afterMs: number }
  | { code: 'unknownCode' }
  | { code: 'codeUsed' }
  | { code: 'codeExpired' }
  /** What was sent is no code, or the quarter is none. */
  | { code: 'invalid' }
  /** The person's id belongs to another device. */
  | { code: 'personTaken' };
