// A request to the object store and its answer, the same whether they come over the wire or from a client in this process.

export interface StoreRequest {
  readonly method: string
  /** As it stands in the request line, still percent-encoded. */
  readonly rawPath: string
  /** Without the question mark. */
  readonly rawQuery: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface StoreAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
}

/** What a request is about, read from its address. Without a key it is about the bucket. */
export interface Place {
  readonly bucket: string
  readonly key: string
  readonly query: ReadonlyMap<string, string>
}

/** A refusal in the words of S3. */
export class StoreRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

export const notImplemented = (what: string) => new StoreRefusal(501, 'NotImplemented', `This object store does not know ${what}.`)
export const invalid = (what: string) => new StoreRefusal(400, 'InvalidArgument', what)
export const denied = (why = 'Access Denied') => new StoreRefusal(403, 'AccessDenied', why)

/** Percent-encodes all but letters, digits and `-._~`, as signatures are made. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Refuses what is no percent-encoding of UTF-8. */
export function plain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new StoreRefusal(400, 'InvalidURI', "Couldn't parse the specified URI.")
  }
}

/** The pairs of a query in their order, decoded; a plus is a space. */
export function pairsOf(rawQuery: string): readonly (readonly [string, string])[] {
  return rawQuery
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const text = part.replaceAll('+', '%20')
      const mark = text.indexOf('=')
      return mark === -1 ? [plain(text), ''] : [plain(text.slice(0, mark)), plain(text.slice(mark + 1))]
    })
}

/** Bucket and key below `basePath`. Refuses a query that says one thing twice. */
export function placeOf({ rawPath, rawQuery }: StoreRequest, basePath: string): Place {
  if (rawPath !== basePath && !rawPath.startsWith(`${basePath}/`)) throw new StoreRefusal(400, 'InvalidURI', "Couldn't parse the specified URI.")
  const path = rawPath.slice(basePath.length + 1)
  const end = path.indexOf('/')
  const pairs = pairsOf(rawQuery)
  const query = new Map(pairs)
  if (query.size < pairs.length) throw invalid('A parameter stands in the query twice.')
  return { bucket: plain(end === -1 ? path : path.slice(0, end)), key: end === -1 ? '' : plain(path.slice(end + 1)), query }
}
