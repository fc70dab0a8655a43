/** Milliseconds of work of this process since it was called: they are the same on a machine that is busy with other things. */
export function workSince(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
