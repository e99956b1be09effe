import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, by a part of its path, longest first. */
const LONGEST = [
  'simulation/',
  'e2e/work-screens',
  'e2e/stored-markup',
  'e2e/help-story',
  'e2e/killed-',
  'e2e/accessibility-',
  'e2e/pairing',
  'e2e/people-data',
  'walls/silence',
  'erase/erased-doors',
  'sync/helping',
];

/** Begins with the files that take longest: begun last, they would have one core work and the other wait. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted].sort((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((part) => moduleId.includes(part));
  return place < 0 ? LONGEST.length : place;
}
