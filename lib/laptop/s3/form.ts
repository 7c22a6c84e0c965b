// Reads the form with which a browser posts a file: its fields, and the one file behind them.
import busboy from 'busboy'
import { StoreRefusal } from './request.ts'

export interface UploadForm {
  /** Names in lower case, in the order in which they came; what stands behind the file is not read. */
  readonly fields: Readonly<Record<string, string>>
  readonly file: Buffer
}

/** Refuses (400) what is no form, a field that comes twice, and any number of files but one. */
export function readForm(contentType: string, body: Buffer): Promise<UploadForm> {
  const malformed = new StoreRefusal(400, 'MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.')
  const notOne = new StoreRefusal(400, 'InvalidArgument', 'POST requires exactly one file upload per request.')
  const { promise, resolve, reject } = Promise.withResolvers<UploadForm>()
  const fields = new Map<string, string>()
  const files: Buffer[][] = []
  let parser: busboy.Busboy
  try {
    parser = busboy({ headers: { 'content-type': contentType }, defParamCharset: 'utf8', limits: { fieldSize: 20_000, fields: 100, fileSize: Number.POSITIVE_INFINITY } })
  } catch {
    throw malformed
  }
  parser.on('field', (given, value, { valueTruncated }) => {
    // S3 does not read what follows the file, so nothing there can be part of what was signed.
    if (files.length > 0) return
    const name = given.toLowerCase()
    if (valueTruncated || fields.has(name)) reject(malformed)
    fields.set(name, value)
  })
  parser.on('file', (name, stream) => {
    const parts: Buffer[] = []
    if (name === 'file') files.push(parts)
    else reject(malformed)
    stream.on('data', (part: Buffer) => parts.push(part))
  })
  parser.on('fieldsLimit', () => reject(malformed))
  parser.on('error', () => reject(malformed))
  parser.on('close', () => {
    if (files.length === 1) resolve({ fields: Object.fromEntries(fields), file: Buffer.concat(files[0]!) })
    else reject(notOne)
  })
  parser.end(body)
  return promise
}
