// Loaded with --import into every Node process the supervisor starts: its stdin is a pipe that nobody writes to and that closes
// when the supervisor is gone, whatever ended it. The process then stops as if it had been asked to.
import { isMainThread } from 'node:worker_threads';

const PATIENCE_MS = 3000;

if (isMainThread) {
  const onParentGone = () => {
    if (process.listenerCount('SIGTERM') === 0) process.exit(143);
    // Nobody is left to insist: a stop that takes longer ends here.
    setTimeout(() => process.exit(143), PATIENCE_MS).unref();
    process.emit('SIGTERM', 'SIGTERM');
  };
  process.stdin.on('end', onParentGone).on('error', onParentGone).resume();
  process.stdin.unref?.();
}
