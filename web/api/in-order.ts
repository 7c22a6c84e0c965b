// Answers may overtake each other on their way: an older one never takes the place of a newer one.

/** Call it when something is asked; what it hands back says, when the answer is there, whether that may still be shown. */
export function inOrder(): () => () => boolean {
  let asked = 0
  let shown = 0
  return () => {
    const own = ++asked
    return () => {
      if (own < shown) return false
      shown = own
      return true
    }
  }
}
