import { SearchDesk } from './search-desk.ts';
import type { SearchRequest } from './search-messages.ts';

/** Searches off the main thread: reads the documents from the device's database by itself. */
const desk = new SearchDesk((reply) => self.postMessage(reply));
self.addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => desk.receive(data));
