// A busy machine is no failure: what a page test waits for may take longer than Testing Library's one second.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 15_000 });
}
