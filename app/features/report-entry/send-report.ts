import { type NewReport, reportWrong } from '../../data/report-wrong.ts';
import { readSurroundings } from '../../data/surroundings.ts';

/** Hands a report to the office, sealed. The code of what went wrong, or nothing. */
export async function sendReport(quarterId: string, draft: NewReport): Promise<string | undefined> {
  try {
    const around = await readSurroundings(quarterId, () => new Date());
    const sent = await reportWrong(around, draft);
    return sent.ok ? undefined : sent.error.code;
  } catch {
    // A full device throws: the office's number stands below.
    return 'failed';
  }
}
