declare const __SCHEMA_MARK__: string | undefined;

/**
 * Names the rules of this build: another mark for every change below `app/domain`. Absent outside of
 * a build. Where a server has read all documents of a snapshot by the rules that a device has itself,
 * the device need not read them again.
 */
export function schemaMark(): string | undefined {
  return typeof __SCHEMA_MARK__ === 'undefined' ? undefined : __SCHEMA_MARK__;
}
