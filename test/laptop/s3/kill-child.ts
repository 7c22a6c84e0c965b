// The process that gets killed: it replaces, copies and removes on and on, and says of each round when it was acknowledged.
import { writeSync } from 'node:fs'
import { CopyObjectCommand, DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { createObjectStore } from '../../../lib/laptop/s3/object-store.ts'

const [path = '', from = '1'] = process.argv.slice(2)
const credentials = { accessKeyId: 'laptop', secretAccessKey: 'laptop' }
const buckets = [
  { name: 'plain', versioned: false },
  { name: 'versioned', versioned: true },
]
const store = createObjectStore({ path, credentials: { laptop: 'laptop' }, buckets })
const client = new S3Client({ region: 'eu-west-1', endpoint: 'http://127.0.0.1', forcePathStyle: true, credentials, requestHandler: store.requestHandler, requestChecksumCalculation: 'WHEN_REQUIRED' })

/** Removes all versions but the newest. */
async function tidy(): Promise<void> {
  const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket: 'versioned' }))
  for (const old of Versions.filter(({ IsLatest }) => !IsLatest)) await client.send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'b', VersionId: old.VersionId! }))
}

// What the process before this one was killed in the midst of, so that what one kill leaves is not added to the next.
await tidy()
for (let number = Number(from); ; number += 1) {
  // The content follows from the number, so that whoever looks later knows what must be there.
  const Body = `${number} `.repeat(20_000)
  await client.send(new PutObjectCommand({ Bucket: 'plain', Key: 'a', Body }))
  await client.send(new CopyObjectCommand({ Bucket: 'versioned', Key: 'b', CopySource: 'plain/a' }))
  writeSync(1, `${number}\n`)
  await tidy()
}
