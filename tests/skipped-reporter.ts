import type { Reporter } from 'vitest/node';

/** Says at the end of a run, once per reason, what was not tested and how to get it tested. */
export function skippedReporter(print: (line: string) => void = console.log): Reporter {
  return {
    onTestRunEnd(modules) {
      const counts = new Map<string, number>();
      for (const module of modules) {
        for (const test of module.children.allTests('skipped')) {
          const result = test.result();
          if (result.state === 'skipped' && result.note) {
            counts.set(result.note, (counts.get(result.note) ?? 0) + 1);
          }
        }
      }
      for (const [note, count] of [...counts].sort()) {
        print(`skipped ${count} ${count === 1 ? 'test' : 'tests'}: ${note}`);
      }
    },
  };
}
