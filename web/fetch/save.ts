// Saves a zip: straight to the place that the person chose where the browser can do that, else as a download.

interface PickerOptions {
  readonly suggestedName: string
  readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, readonly string[]>> }[]
}

type Picker = (options: PickerOptions) => Promise<FileSystemFileHandle>

/** A place that the person chose; `download` where the browser has no way to ask; nothing when the person chose none after all. */
export type Place = FileSystemFileHandle | 'download' | undefined

/** Asks where the zip goes. Has to be called while a press of the person is fresh. */
export async function askPlace(suggestedName: string, description: string): Promise<Place> {
  const picker = (globalThis as { readonly showSaveFilePicker?: Picker }).showSaveFilePicker
  if (!picker) return 'download'
  try {
    return await picker({ suggestedName, types: [{ description, accept: { 'application/zip': ['.zip'] } }] })
  } catch (fault) {
    // A browser may forbid the question itself, as a school's settings can: then it becomes a download.
    return fault instanceof DOMException && fault.name === 'AbortError' ? undefined : 'download'
  }
}

/** A download of which the browser does not say whether it was kept: it can be offered once more. */
export interface Downloaded {
  readonly again: () => void
  /** Frees the bytes. */
  readonly forget: () => void
}

function offer(blob: Blob, name: string): Downloaded {
  const url = URL.createObjectURL(blob)
  const again = () => {
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
  }
  again()
  return { again, forget: () => URL.revokeObjectURL(url) }
}

/** Offers text as a download, such as a proof. */
export function saveText(text: string, name: string, type: string): void {
  const { forget } = offer(new Blob([text], { type }), name)
  setTimeout(forget, 60_000)
}

/** Saves what `zip` makes; it is made again where writing to the place fails. Answers how to download it once more, where it was a download. */
export async function saveZip(place: Exclude<Place, undefined>, name: string, zip: () => ReadableStream<Uint8Array>): Promise<Downloaded | undefined> {
  if (place !== 'download') {
    // The file appears whole or not at all: it is written beside its place until it is closed.
    const target = await place.createWritable().catch(() => undefined)
    if (target) {
      await zip().pipeTo(target)
      return undefined
    }
  }
  return offer(await new Response(zip(), { headers: { 'Content-Type': 'application/zip' } }).blob(), name)
}
