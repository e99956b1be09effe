import { dropDecided } from '../push/decided-quarantine.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';
import type { DailyTask } from './daily-task.ts';

/** Lets go of what the office decided on in the quarantine a day ago or longer, though nobody looks there. */
export function forgetDecisions(store: Store): DailyTask {
  return {
    name: 'forgetDecisions',
    fromHour: 0,
    run: async (_, { now }) => dropDecided(await store.database(REGISTRY), now),
  };
}
