/** What happened in a run, a line each; revs get short names, because real ones are random. */
export class History {
  readonly lines: string[] = [];
  readonly #names = new Map<string, string>();

  /** Notes something. What has no documents of its own, such as a restore, concerns all. */
  note(...words: unknown[]): void {
    this.lines.push(this.named(words.map(String).join(' ')));
  }

  /** A text with the revs in it by their short names. */
  named(text: string): string {
    return text.replace(/\b\d+-[0-9a-f]{32}\b/g, (rev) => {
      const name = this.#names.get(rev) ?? `r${this.#names.size + 1}`;
      this.#names.set(rev, name);
      return name;
    });
  }

  /** The last lines that concern a document, and all that concern everybody. */
  about(id: string | undefined, most: number): string[] {
    const lines = this.lines.filter((line) => {
      return id === undefined || line.includes(id) || line.startsWith('*');
    });
    return lines.slice(-most);
  }
}
