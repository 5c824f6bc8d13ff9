/** What real browsers have and jsdom lacks, as little of it as the app and its libraries ask for. */
export function fillJsdomGaps() {
  globalThis.ResizeObserver = FixedSizeObserver;
  window.matchMedia = (query) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  });
  // The design system's spinner keeps step with the others on the page.
  document.getAnimations = () => [];
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.scrollTo = () => undefined;
  fillDialog();
  fillObjectUrls();
}

/** Reports one desktop-sized box, so that charts which measure their place draw something. */
class FixedSizeObserver implements ResizeObserver {
  private readonly report: ResizeObserverCallback;

  constructor(report: ResizeObserverCallback) {
    this.report = report;
  }

  observe(target: Element) {
    const contentRect = new DOMRect(0, 0, 1024, 600);
    const box = [{ inlineSize: contentRect.width, blockSize: contentRect.height }];
    const entry: ResizeObserverEntry = {
      target,
      contentRect,
      borderBoxSize: box,
      contentBoxSize: box,
      devicePixelContentBoxSize: box,
    };
    this.report([entry], this);
  }

  unobserve() {
    return undefined;
  }

  disconnect() {
    return undefined;
  }
}

function fillDialog() {
  const dialog = HTMLDialogElement.prototype;
  dialog.show = dialog.showModal = function show(this: HTMLDialogElement) {
    this.open = true;
  };
  dialog.close = function close(this: HTMLDialogElement, returnValue?: string) {
    if (!this.open) return;
    this.open = false;
    if (returnValue !== undefined) this.returnValue = returnValue;
    this.dispatchEvent(new Event('close'));
  };
  dialog.requestClose = function requestClose(this: HTMLDialogElement, returnValue?: string) {
    const mayClose = this.dispatchEvent(new Event('cancel', { cancelable: true }));
    if (mayClose) this.close(returnValue);
  };
}

function fillObjectUrls() {
  let made = 0;
  URL.createObjectURL = () => {
    made += 1;
    return `blob:${location.origin}/${String(made)}`;
  };
  URL.revokeObjectURL = () => undefined;
}
