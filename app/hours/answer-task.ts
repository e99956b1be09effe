import { evaluateHours } from './evaluate.ts';
import type { HoursAnswer, HoursTask } from './hours-worker-messages.ts';
import { landHolidays } from './land-holidays.ts';

/** Does a worker's task; hands over every answer as soon as it is there. */
export function answerTask(task: HoursTask, say: (answer: HoursAnswer) => void): void {
  if (task.kind === 'holidays') {
    say({ kind: 'holidays', holidays: landHolidays(task.land, task.from, task.to) });
    return;
  }
  for (const value of task.values) {
    const evaluation = evaluateHours(value, task.land, task.from, task.days);
    say({ kind: 'value', value, evaluation });
  }
}
