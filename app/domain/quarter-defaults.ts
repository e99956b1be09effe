/* What holds where a quarter has set nothing else. No schemas here: first screens ask for it. */

/** How many open tasks a volunteer may hold (`Quarter.maxOpenTasks`). */
export const MOST_OPEN_TASKS = 5;

/** Minutes without a touch after which a Treff's tablet locks in an open session
 *  (`Quarter.lockMinutes`): people come and go, and the queue must not wait. */
export const USUAL_LOCK_MINUTES = 15;
