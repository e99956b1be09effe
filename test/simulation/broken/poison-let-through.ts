export * from '../../../sync-server/stores/well-formed.ts';

/** Takes whatever comes. */
export const malformationOf = () => undefined;

export const assertWellFormed = () => undefined;
