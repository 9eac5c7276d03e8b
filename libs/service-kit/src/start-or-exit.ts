/** Runs a service's main function; what stops the boot is said in one line and ends the process. */
export function startOrExit(start: () => Promise<void>): void {
  start().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
}
