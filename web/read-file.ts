// The bytes of a file that somebody chose: it can be changed or gone by the time it is read.
import { problemFrom } from './api/problem.ts'
import { fileWords } from './words/schools.ts'

/** Throws the problem that it cannot be read, at `field`. */
export async function bytesOf(file: Pick<File, 'arrayBuffer'>, field = 'file'): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    throw problemFrom(400, { errors: [{ path: field, code: 'cannot-read', message: fileWords.cannotRead }] })
  }
}
