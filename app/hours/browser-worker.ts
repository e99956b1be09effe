import type { StartWorker } from './hours-reader.ts';

/** Starts the browser's worker, which loads the hours library. */
export const startBrowserWorker: StartWorker = ({ onAnswer, onFailure }) => {
  const worker = new Worker(new URL('./hours-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', (event) => onAnswer(event.data));
  worker.addEventListener('error', (event) => onFailure(event.message));
  return { ask: (task) => worker.postMessage(task), end: () => worker.terminate() };
};
