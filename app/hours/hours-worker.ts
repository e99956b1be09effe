/** The browser's worker that reads opening hours; nothing else may run in it. */
import { answerTask } from './answer-task.ts';
import type { HoursTask } from './hours-worker-messages.ts';
import { useWallClockDates } from './wall-clock-date.ts';

useWallClockDates();
addEventListener('message', (event: MessageEvent<HoursTask>) =>
  answerTask(event.data, (answer) => postMessage(answer)),
);
postMessage({ kind: 'ready' });
