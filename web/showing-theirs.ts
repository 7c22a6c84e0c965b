// Somebody else saved first: that is shown, and what was typed waits until who typed it has looked.
import { Problem } from './api/problem.ts'
import { crossedWords } from './words/general.ts'

/** Acts; when what is changed has another version by now, `again` shows that version, and the problem says so with `text`. */
export async function showingTheirs<T>(act: () => Promise<T>, again: () => Promise<unknown>, text: string = crossedWords.changed): Promise<T> {
  try {
    return await act()
  } catch (fault) {
    if (!(fault instanceof Problem && fault.status === 412)) throw fault
    await again()
    throw new Problem({ ...fault.answer, detail: text, reasons: [], errors: [] })
  }
}
