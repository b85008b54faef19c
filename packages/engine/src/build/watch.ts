import type { Granted } from '../host/host.ts';

/** Folders in which a change can change a document. */
const folders = ['recommendations', 'templates'];
/** Milliseconds of quiet after a change: editors save in several steps. */
const quiet = 150;

/**
 * Does the work, and again after every change, until it is asked to stop; then gives the last result. Changes that
 * come while it works are answered by one more round.
 */
export async function watchAndRepeat<T>(
  { watch, signal }: Granted<'watch'>,
  work: () => Promise<T>,
  done: (result: T) => void,
): Promise<T> {
  let changed = false;
  let wake = () => {};
  const stop = watch(folders, () => {
    changed = true;
    wake();
  });
  const rest = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (changed || signal.aborted) resolve();
    });
  try {
    for (;;) {
      const result = await work();
      done(result);
      await rest();
      if (signal.aborted) return result;
      do {
        changed = false;
        await new Promise((resolve) => setTimeout(resolve, quiet));
      } while (changed);
    }
  } finally {
    stop();
  }
}
