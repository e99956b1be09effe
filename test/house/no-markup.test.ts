import { expect, it } from 'vitest';
import { sourceFiles } from '../support/source-files.ts';

/** What makes markup, or code, of a text. The policy of the pages would stop most of it; none is there. */
const SINKS =
  /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcdoc|createContextualFragment|DOMParser/;

it('no text is made markup or code, anywhere in the app', () => {
  const found = sourceFiles(['app'], /\.tsx?$/).filter(({ text }) => SINKS.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});

it('would be seen', () => {
  for (const text of ['<p dangerouslySetInnerHTML={x} />', 'node.innerHTML = x', 'eval(x)']) {
    expect(SINKS.test(text)).toBe(true);
  }
});
