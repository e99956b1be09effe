/** The heading of home, whatever the time of day. */
export const GREETING = /^Guten (Morgen|Tag|Abend)/;
