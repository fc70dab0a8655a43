const WIDTH = 30;

/** A bar on standard error, where that is a terminal; elsewhere silence. */
export function progress(total: number, done = 'sent'): { add(count: number): void; end(): void } {
  const { stderr } = process;
  if (!stderr.isTTY || total === 0) return { add: () => undefined, end: () => undefined };
  let count = 0;
  const draw = () => {
    const filled = Math.round((WIDTH * count) / total);
    stderr.write(`\r[${'#'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${count} of ${total} ${done}`);
  };
  draw();
  return {
    add(more) {
      count = Math.min(total, count + more);
      draw();
    },
    end: () => stderr.write('\n'),
  };
}
