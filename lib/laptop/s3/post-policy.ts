// Holds a posted form against the policy that was signed for it: every condition, and nothing beside them.
import * as z from 'zod'
import type { UploadForm } from './form.ts'
import { denied, StoreRefusal } from './request.ts'
import { checkSigned, momentOf, signingKey, type Signers } from './signature.ts'

const exact = z.record(z.string(), z.string())
const matching = z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()])
const sizeOf = z.coerce.number().int().nonnegative()
const range = z.tuple([z.literal('content-length-range'), sizeOf, sizeOf])
const policyShape = z.object({ expiration: z.iso.datetime({ offset: true }), conditions: z.array(z.union([exact, matching, range])) })
type Condition = z.infer<typeof policyShape>['conditions'][number]

/** Fields that need no condition: they carry the policy itself. */
const unconditioned = new Set(['policy', 'x-amz-signature', 'file'])

/** Refuses (403 or 400) a form that is not signed by us, or that the policy does not allow in this bucket. */
export function checkPolicy({ fields, file }: UploadForm, bucket: string, signers: Signers): void {
  const policyText = fields['policy']
  const credential = fields['x-amz-credential']
  const date = fields['x-amz-date']
  if (policyText === undefined) throw denied()
  if (credential === undefined || date === undefined || fields['x-amz-signature'] === undefined || fields['x-amz-algorithm'] !== 'AWS4-HMAC-SHA256') {
    throw new StoreRefusal(400, 'InvalidArgument', 'Bucket POST must contain the fields of AWS4-HMAC-SHA256.')
  }
  if (Number.isNaN(momentOf(date))) throw new StoreRefusal(400, 'InvalidArgument', 'X-Amz-Date must be in the ISO8601 Long Format.')
  checkSigned(signingKey(credential, date, signers), policyText, fields['x-amz-signature'])
  const { expiration, conditions } = readPolicy(policyText)
  if (!(signers.now() < Date.parse(expiration))) throw denied('Invalid according to Policy: Policy expired.')

  const given: Readonly<Record<string, string>> = { ...fields, bucket }
  if (fields['bucket'] !== undefined && fields['bucket'] !== bucket) throw failed({ bucket: fields['bucket'] })
  const named = conditions.flatMap((condition) => checkCondition(condition, given, file.length))
  const seen = new Set(named)
  const extra = Object.keys(fields).filter((name) => !unconditioned.has(name) && !name.startsWith('x-ignore-') && !seen.has(name))
  if (extra.length > 0) throw denied(`Invalid according to Policy: Extra input fields: ${extra.join(', ')}`)
}

function readPolicy(text: string): z.infer<typeof policyShape> {
  try {
    return policyShape.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')))
  } catch {
    throw new StoreRefusal(400, 'InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.')
  }
}

/** Answers the fields about which the condition says something. */
function checkCondition(condition: Condition, given: Readonly<Record<string, string>>, size: number): readonly string[] {
  if (!Array.isArray(condition)) {
    const wanted = Object.entries(condition).map(([name, value]) => [name.toLowerCase(), value] as const)
    if (wanted.some(([name, value]) => given[name] !== value)) throw failed(condition)
    return wanted.map(([name]) => name)
  }
  if (condition[0] === 'content-length-range') {
    const [, least, most] = condition
    if (size < least) throw new StoreRefusal(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
    if (size > most) throw new StoreRefusal(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
    return []
  }
  const [manner, field, value] = condition
  const name = field.slice(1).toLowerCase()
  const actual = given[name]
  if (actual === undefined || (manner === 'eq' ? actual !== value : !actual.startsWith(value))) throw failed(condition)
  return [name]
}

const failed = (condition: unknown) => denied(`Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`)
