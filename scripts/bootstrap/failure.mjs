/** What went wrong on this machine, what was tried, and what a person can type next. */
export class Failure extends Error {
  /**
   * @param {string} what
   * @param {{ tried?: readonly string[], todo: string, code?: number }} more
   *   `code` is the exit status: 2 wrong use, 3 the tool or the machine failed
   */
  constructor(what, { tried = [], todo, code = 3 }) {
    super(what);
    this.tried = tried;
    this.todo = todo;
    this.code = code;
  }

  text() {
    return [
      `decode: ${this.message}`,
      ...this.tried.map((line) => `  tried: ${line}`),
      `  to do: ${this.todo}`,
    ].join('\n');
  }
}
