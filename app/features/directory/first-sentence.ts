const LONGEST = 120;

/** The first sentence or line of a text, cut between two words where it would be a paragraph. */
export function firstSentence(text: string): string {
  const [line = ''] = text.trim().split('\n');
  const [sentence = ''] = line.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  if (sentence.length <= LONGEST) return sentence;
  const cut = sentence.slice(0, LONGEST + 1);
  return `${cut.slice(0, cut.lastIndexOf(' ') || LONGEST)} …`;
}
