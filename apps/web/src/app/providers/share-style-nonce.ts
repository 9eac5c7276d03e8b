declare global {
  /** Where packages look that write a style element at run time, like the one that holds the page still under a dialog. */
  var __webpack_nonce__: string | undefined;
}

/** Lets such packages of ours write styles under the policy of this page: with the nonce that its scripts carry. */
export function shareStyleNonce(): void {
  globalThis.__webpack_nonce__ = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
}
