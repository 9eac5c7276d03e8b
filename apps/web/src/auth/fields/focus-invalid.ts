const FRAMES = 20;

/** Moves to the first field of a form that was found wrong, as soon as it is painted so: a busy page may need more than one frame. */
export function focusInvalid(form: HTMLFormElement, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const wrong = form.querySelector<HTMLInputElement>('[aria-invalid=true]');
    if (wrong) wrong.focus();
    else if (frames > 0) focusInvalid(form, frames - 1);
  });
}
