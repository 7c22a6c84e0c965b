// The key that signs links on this machine: made once, and kept beside the data, so that a link in a mail outlives a restart.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { replaceFile } from './replace-file.ts'

/** The 32 bytes that the file holds; made now when it does not. */
export function linkKeyAt(path: string): () => Promise<Uint8Array> {
  if (!existsSync(path)) replaceFile(path, randomBytes(32).toString('hex'))
  const key = Uint8Array.from(Buffer.from(readFileSync(path, 'utf8'), 'hex'))
  return async () => key
}
