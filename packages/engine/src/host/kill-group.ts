import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Ends a program at once with all that it has started: it may be a shell script, and the real program its child. On Unix
 * it has to be started `detached`, as the head of a group of its own.
 */
export function killGroup(program: ChildProcess): void {
  if (program.pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(program.pid), '/t', '/f'], { stdio: 'ignore' }).on('error', () => {
      program.kill('SIGKILL');
    });
    return;
  }
  try {
    process.kill(-program.pid, 'SIGKILL');
  } catch {
    // It has ended by itself in the meantime.
  }
}
