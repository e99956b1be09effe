import { Worker } from 'node:worker_threads';
import type { StartWorker } from './hours-reader.ts';

/** Starts Node's worker. It keeps the process alive only while it is asked something. */
export const startNodeWorker: StartWorker = ({ onAnswer, onFailure }) => {
  const worker = createWorker();
  worker.on('message', onAnswer);
  worker.on('error', (error) => onFailure(String(error)));
  return {
    ask: (task) => worker.postMessage(task),
    end: () => void worker.terminate(),
    rest: () => worker.unref(),
    resume: () => worker.ref(),
  };
};

/** What lets Node 20 read TypeScript; only in development. */
const TYPESCRIPT_LOADER = 'tsx/esm/api';

/** From the built file, an entry of the server's build; in development from its source. The
 *  library grumbles on stderr where its school holidays end; the answer says it too. */
function createWorker(): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    const root = import.meta.url.includes('/assets/') ? '../' : './';
    return new Worker(new URL(`${root}hours-worker.js`, import.meta.url), { stderr: true });
  }
  const source = new URL('./node-hours-worker.ts', import.meta.url);
  const [loader, file, parent] = [TYPESCRIPT_LOADER, source, import.meta.url].map((text) =>
    JSON.stringify(text),
  );
  const code = `import(${loader}).then((tsx) => tsx.tsImport(${file}, ${parent}))`;
  return new Worker(code, { eval: true, stderr: true });
}
