#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import process from 'node:process';
import type { Stream } from './terminal.ts';

enableCompileCache();
const { run } = await import('./run.ts');

const stop = new AbortController();
let asked = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stop.abort();
    // Who asks twice does not want to wait; browsers hang on a pipe and end with us.
    if (++asked > 1) process.exit(130);
  });
}
// Whoever read our output has seen enough, as `head` does.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE') process.exit();
    throw cause;
  });
}

const status = await run(process.argv.slice(2), {
  out: asStream(process.stdout),
  err: asStream(process.stderr),
  env: process.env,
  workingFolder: process.cwd(),
  signal: stop.signal,
});
// Timers of libraries may go on for half a minute after everything is closed.
await Promise.all([process.stdout, process.stderr].map(flushed));
process.exit(status);

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

function asStream(stream: NodeJS.WriteStream): Stream {
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? 100,
  };
}
