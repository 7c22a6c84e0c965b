// What day it is: the server's clock decides, as a computer's own may be wrong.

let ahead = 0

/** Remembers how far the server's clock is from this computer's; `date` is the header of an answer. */
export function heardFromServer(date: string | null): void {
  const at = date ? Date.parse(date) : Number.NaN
  // Less than a minute apart is the travel time of an answer.
  if (!Number.isNaN(at)) ahead = Math.abs(at - Date.now()) < 60_000 ? 0 : at - Date.now()
}

export function now(): number {
  return Date.now() + ahead
}
