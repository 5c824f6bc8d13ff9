// Answers for: waiting until the browser has nothing else to do.

/** Safari cannot tell when that is, so it gets a moment. */
export function rest(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}
