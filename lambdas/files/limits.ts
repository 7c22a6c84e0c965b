// How much a file may make us do: every cap of checking one, and the stop that is thrown at a cap.
import type { FileReasonCode } from '../domain/file-check.ts'

const mebi = 1024 * 1024

export const limits = {
  pdf: {
    /** Objects in all, old versions of them too. */
    objects: 250_000,
    /** Arrays and dictionaries in each other. */
    depth: 100,
    /** What may be read as objects, times the size of the file, for many objects may begin inside one string. */
    readings: 12,
    /** Bytes of one inflated stream that is kept, of one image, and of all streams of each. */
    streamBytes: 48 * mebi,
    imageBytes: 200 * mebi,
    allStreamBytes: 320 * mebi,
    allImageBytes: 2048 * mebi,
    filters: 5,
    pages: 2_000,
    /** Bytes of content that one page makes a reader go through, forms counted as often as they are drawn. */
    pageContent: 48 * mebi,
    /** How long text is taken out of one file. */
    textMilliseconds: 25_000,
  },
  zip: { entries: 3_000, partBytes: 64 * mebi, allBytes: 160 * mebi, ratio: 120, ratioFrom: 8 * mebi, xmlDepth: 500, xmlNodes: 3_000_000 },
  /** Pixels of one image: opening a JPEG of these takes 5 s and 1.2 GB. A phone makes 12 million, a sheet of A4 at 300 dpi has 9. */
  pixels: 25_000_000,
} as const

/** Thrown inside the checking of one file where going on would cost too much or make no sense; it never leaves `checkFile`. */
export class Stop extends Error {
  readonly reason: FileReasonCode

  constructor(reason: FileReasonCode) {
    super(reason)
    this.name = 'Stop'
    this.reason = reason
  }
}
