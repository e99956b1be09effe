import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import type { Database, Store } from '../stores/store.ts';
import { lastDayOf, noteDay } from './checkpoint.ts';

/** What a daily task is told of where and when it runs. */
export interface Day {
  quarterId: string;
  today: LocalDate;
  now: Date;
}

/** What is done once a day in every database of a quarter, without a change. */
export interface DailyTask {
  name: string;
  /** From this hour of the day on, local. */
  fromHour: number;
  run(database: Database, day: Day): Promise<void>;
}

/** The daily tasks of one server, and what of them is known to be done. */
export class DailyTasks {
  readonly #store: Store;
  readonly #tasks: readonly DailyTask[];
  /** The day by task and database, so that the registry is asked once a day. */
  readonly #doneOn = new Map<string, LocalDate>();

  constructor(store: Store, tasks: readonly DailyTask[]) {
    this.#store = store;
    this.#tasks = tasks;
  }

  /** The tasks that may be due in a database. Asks no store. */
  dueIn(database: Database, now: Date): DailyTask[] {
    const local = localDateTimeAt(now);
    const hour = Number(local.slice(11, 13));
    return this.#tasks.filter(
      (task) => hour >= task.fromHour && this.#doneOn.get(keyOf(task, database)) !== dateOf(local),
    );
  }

  /** Does a task where no other process, and no earlier start, did it today. Throws a `StoreFailure`. */
  async do(task: DailyTask, database: Database, quarterId: string, now: Date): Promise<void> {
    const today = dateOf(localDateTimeAt(now));
    if ((await lastDayOf(this.#store, database, task.name)) !== today) {
      await task.run(database, { quarterId, today, now });
      await noteDay(this.#store, database, task.name, today);
    }
    this.#doneOn.set(keyOf(task, database), today);
  }
}

function keyOf(task: DailyTask, database: Database): string {
  return `${task.name}~${database.name}`;
}
