// Answers a form that a browser posts to a bucket: the upload without a key of one's own.
import { readForm } from './form.ts'
import { readIncoming } from './incoming.ts'
import { checkPolicy } from './post-policy.ts'
import { encoded, invalid, notImplemented, type StoreAnswer, type StoreRequest } from './request.ts'
import type { Signers } from './signature.ts'
import { aboutVersion, keep, type Writing } from './writing.ts'
import { document, element } from './xml.ts'

/** Fields of the form that S3 knows and that mean nothing here. */
const unknownFields = ['acl', 'tagging', 'redirect', 'success_action_redirect', 'x-amz-security-token', 'x-amz-storage-class', 'x-amz-website-redirect-location']

/** Refuses what the policy does not allow, and what `readIncoming` refuses. */
export async function postObject(writing: Writing, { headers, body, rawPath }: StoreRequest, name: string, signers: Signers): Promise<StoreAnswer> {
  const bucket = writing.bucketOf(name)
  const form = await readForm(headers['content-type'] ?? '', body)
  checkPolicy(form, name, signers)
  const { key, success_action_status: wanted = '204' } = form.fields
  if (key === undefined || key === '') throw invalid("Bucket POST must contain a field named 'key'.")
  const unknown = unknownFields.find((field) => form.fields[field] !== undefined)
  if (unknown !== undefined) throw notImplemented(`the field ${unknown}`)
  if (key.includes('${filename}')) throw notImplemented('a key made of the file name')
  const { content, described } = readIncoming(bucket, form.file, form.fields)
  const version = await keep(writing, bucket, key, content, described)
  const location = `http://${headers['host']}${rawPath.replace(/\/$/, '')}/${key.split('/').map(encoded).join('/')}`
  const about = { etag: version.etag, location, ...described.checksums, ...aboutVersion(bucket, version) }
  if (wanted !== '201') return { status: wanted === '200' ? 200 : 204, headers: about }
  const result = [element('Location', location), element('Bucket', name), element('Key', key), element('ETag', version.etag)]
  return { status: 201, headers: { ...about, 'content-type': 'application/xml' }, body: document('PostResponse', result, { plain: true }) }
}
