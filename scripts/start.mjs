// `npm start`: builds what changed and becomes the server.
import { buildWhereNeeded } from './build.mjs';

await buildWhereNeeded();
await import('../dist/server/main.js');
