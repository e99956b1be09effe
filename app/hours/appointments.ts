const MEANS_APPOINTMENT =
  /vereinbarung|absprache|verabredung|anmeldung|reservierung|buchung|\btermine?\b|\bn\. ?v\.|appointment|arrangement|registration|reservation|booking/i;
/** Rules it out ("ohne Termin"), or is about something else ("letzter Termin 16 Uhr"). */
const MEANS_OTHERWISE = /\b(?:ohne|keine?|nicht|letzter?|without|not?|last)\b/i;

/** Whether a comment of the hours says that one has to make an appointment first. */
export function isAppointment(comment: string): boolean {
  return MEANS_APPOINTMENT.test(comment) && !MEANS_OTHERWISE.test(comment);
}
