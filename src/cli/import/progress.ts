const WIDTH = 30;

/** A bar on standard error, where that is a terminal; elsewhere silence. */
export function progress(total: number): { add(count: number): void; end(): void } {
  const { stderr } = process;
  if (!stderr.isTTY || total === 0) return { add: () => undefined, end: () => undefined };
  let done = 0;
  const draw = () => {
    const filled = Math.round((WIDTH * done) / total);
    stderr.write(`\r[${'#'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${done} of ${total}`);
  };
  draw();
  return {
    add(count) {
      done += count;
      draw();
    },
    end: () => stderr.write('\n'),
  };
}
