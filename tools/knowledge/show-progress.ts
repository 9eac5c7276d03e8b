const WIDTH = 30;

/** Draws how far a long work is: a bar that stays on its line in a terminal, a line every tenth elsewhere. On standard error. */
export function showProgress(what: string, stream: NodeJS.WriteStream = process.stderr): (done: number, total: number) => void {
  let tenth = 0;
  return (done, total) => {
    const share = total === 0 ? 1 : done / total;
    if (stream.isTTY) {
      const filled = Math.round(share * WIDTH);
      stream.write(`\r${what} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total}${share >= 1 ? '\n' : ''}`);
    } else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10);
      stream.write(`${what} ${done}/${total}\n`);
    }
  };
}
