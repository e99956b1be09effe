/** Node's worker that reads opening hours; nothing else may run in it. */
import { parentPort } from 'node:worker_threads';
import { answerTask } from './answer-task.ts';
import type { HoursTask } from './hours-worker-messages.ts';
import { useWallClockDates } from './wall-clock-date.ts';

useWallClockDates();
parentPort?.on('message', (task: HoursTask) =>
  answerTask(task, (answer) => parentPort?.postMessage(answer)),
);
parentPort?.postMessage({ kind: 'ready' });
