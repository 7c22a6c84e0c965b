// Posts one file to the place that the API named for it, with progress.

export interface UploadPlace {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
}

/** `broken`: no answer; another try may do. `refused`: the place does not take it any more. */
export type Posted = 'done' | 'broken' | 'refused'

/** Longer than this without a byte is a broken line. */
const patience = 60_000

/** Posts a form with the fields and the file last, as S3 wants it. `onProgress` hears the part that went, from 0 to 1. */
export function post({ url, fields }: UploadPlace, file: Blob, onProgress: (part: number) => void, signal: AbortSignal): Promise<Posted> {
  return new Promise((resolve) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', file)
    const request = new XMLHttpRequest()
    let timer = setTimeout(() => request.abort(), patience)
    const end = (posted: Posted) => {
      clearTimeout(timer)
      resolve(posted)
    }
    request.upload.addEventListener('progress', (event) => {
      clearTimeout(timer)
      timer = setTimeout(() => request.abort(), patience)
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => end(request.status < 300 ? 'done' : request.status >= 500 ? 'broken' : 'refused'))
    for (const kind of ['error', 'abort', 'timeout'] as const) request.addEventListener(kind, () => end('broken'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.open('POST', url)
    request.send(form)
  })
}
