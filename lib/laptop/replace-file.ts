// Replaces a file as a whole: after a crash it holds what it held before, or what it was to hold.
import { renameSync, writeFileSync } from 'node:fs'

export function replaceFile(path: string, text: string): void {
  const next = `${path}.next`
  writeFileSync(next, text, { mode: 0o600 })
  renameSync(next, path)
}
