// What sending files needs beside the posting: a name for each by its content, and not too many at once.

/** SHA-256 of a file in hexadecimals. */
export async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Runs jobs, so many at once, in their order; a job that throws does not stop the others. */
export async function runAtMost(most: number, jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...jobs]
  const worker = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job().catch(() => undefined)
  }
  await Promise.all(Array.from({ length: Math.min(most, jobs.length) }, worker))
}
