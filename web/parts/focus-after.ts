// Where the focus goes once something was sent: not away from who went on to another field meanwhile.

let pressedOn: Element | null = null

/** Remembers where somebody was when they pressed. */
export function rememberPress(): void {
  pressedOn = document.activeElement
}

/** Moves the focus to what follows from the last press; who is busy in another field by then keeps it. */
export function focusAfter(element: HTMLElement | null | undefined, options?: FocusOptions): void {
  const now = document.activeElement
  if (now === pressedOn || !now?.matches('input, textarea, select')) element?.focus(options)
}
