/* Who takes which step of a request. No schemas here: permissions are asked on a phone's screen. */

/** Steps that the person who asked takes; the office takes them for somebody on the telephone. */
export const RESIDENT_STEPS = ['withdrawn', 'solved', 'answered', 'askedAgain'] as const;
/** Steps that the office takes. */
export const OFFICE_STEPS = ['confirmed', 'passedOn', 'closed', 'assigned'] as const;
/** Steps that the server derives from a volunteer's responses. */
export const SERVER_STEPS = ['accepted', 'promised', 'asked', 'handedBack', 'done'] as const;
