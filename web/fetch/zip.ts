// Makes the zip of what is kept: only of whole dossiers, so that it can always be opened.
import { makeZip } from 'client-zip'
import type { ZipFile } from './contents.ts'

/** Where the bytes of a fetched file are. */
export type FileOf = (sha256: string) => Promise<Blob | undefined>

/** The zip as it is made, file by file. Fails when a file is not there any more; then no zip is saved. */
export function zipOf(files: readonly ZipFile[], fileOf: FileOf, onFile: (count: number) => void = () => undefined): ReadableStream<Uint8Array> {
  async function* entries() {
    let count = 0
    for (const { path, lastModified, content } of files) {
      if ('text' in content) yield { name: path, lastModified, input: content.text }
      else {
        const blob = await fileOf(content.sha256)
        if (blob?.size !== content.size) throw new Error('a kept file is gone')
        yield { name: path, lastModified, input: blob.stream(), size: content.size }
      }
      onFile(++count)
    }
  }
  return makeZip(entries())
}
