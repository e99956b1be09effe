export * from '../../../sync-server/access/scopes.ts';

/** Shows whatever is asked for. */
export const mayReadScope = () => true;
