// A door's variable and the permission that goes with it, given in one value: what a door is told of, it may use, and nothing else.
import { Stack } from 'aws-cdk-lib'
import type { UserPool } from 'aws-cdk-lib/aws-cognito'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { ConfigurationSet, EmailIdentity } from 'aws-cdk-lib/aws-ses'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { awsRegion } from '../../stage.ts'
import type { NamedBucket } from './file-buckets.ts'

/** A variable's value, and what the door may do because of it. */
export interface Binding {
  readonly value: string
  readonly permissions: readonly PolicyStatement[]
}

/** What a door may do with rows. `Scan` is not in the list: the house has none. */
export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem'

/** What a door may do with files. */
type ObjectAction = 'GetObject' | 'GetObjectVersion' | 'PutObject' | 'DeleteObject' | 'DeleteObjectVersion'

/** What a door may ask of a bucket. Without `ListBucket` S3 answers 403 instead of 404 for what is not there. */
type BucketAction = 'ListBucket' | 'ListBucketVersions'

/** What DynamoDB asks of a caller for a table under a customer's key; written out, because a `*` would also cover what comes later. */
const keyActions = [
  'Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'ReEncryptFrom', 'ReEncryptTo',
]

type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>

const allow = (service: string, actions: readonly string[], resources: readonly string[], conditions?: Conditions) =>
  new PolicyStatement({
    actions: actions.map((action) => `${service}:${action}`),
    resources: [...resources],
    ...(conditions ? { conditions } : {}),
  })

/** A value without a permission: an address or a name. */
export const told = (value: string): Binding => ({ value, permissions: [] })

/** The table's name, with exactly these actions on its rows and, for a door that looks for what still waits, a query of one index. */
export const tableWith = (
  table: TableV2,
  key: Key,
  may: { readonly rows: readonly TableAction[]; readonly queryIndex?: string },
): Binding => ({
  value: table.tableName,
  permissions: [
    allow('dynamodb', may.rows, [table.tableArn]),
    ...(may.queryIndex ? [allow('dynamodb', ['Query'], [`${table.tableArn}/index/${may.queryIndex}`])] : []),
    allow('kms', keyActions, [key.keyArn], { StringEquals: { 'kms:ViaService': `dynamodb.${awsRegion}.amazonaws.com` } }),
  ],
})

/** The bucket's name, with exactly these actions on its objects and, where a door asks what is there, on the bucket itself. */
export const bucketWith = (
  { bucket, arn, objects }: NamedBucket,
  may: { readonly objects: readonly ObjectAction[]; readonly bucket?: readonly BucketAction[] },
): Binding => ({
  value: bucket.bucketName,
  permissions: [
    allow('s3', may.objects, [objects]),
    ...(may.bucket ? [allow('s3', may.bucket, [arn])] : []),
  ],
})

/**
 * The key of files, with the right to use it through S3 alone, and for one bucket each way: the text that a file is encrypted with names its
 * object. The value is the key's full name, which is what the buckets hold an upload's own word against.
 */
export const filesKeyOf = (key: Key, may: { readonly encryptInto: NamedBucket; readonly decryptFrom: NamedBucket }): Binding => {
  const through = ({ objects }: NamedBucket): Conditions => ({
    StringEquals: { 'kms:ViaService': `s3.${awsRegion}.amazonaws.com` },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': objects },
  })
  return {
    value: key.keyArn,
    permissions: [
      allow('kms', ['GenerateDataKey'], [key.keyArn], through(may.encryptInto)),
      allow('kms', ['Decrypt'], [key.keyArn], through(may.decryptFrom)),
    ],
  }
}

/** The queue's address, with the right to put messages in it. */
export const queueToFill = (queue: Queue): Binding => ({
  value: queue.queueUrl,
  permissions: [allow('sqs', ['SendMessage'], [queue.queueArn])],
})

/** The user pool, with the right to look up an account and to make one; not to change or remove one. */
export const accountsOf = (pool: UserPool): Binding => ({
  value: pool.userPoolId,
  permissions: [allow('cognito-idp', ['AdminCreateUser', 'AdminGetUser'], [pool.userPoolArn])],
})

/** The root key of links, with the right to make MACs of one kind under it; not to read it, and not to use it for anything else. */
export const linkKeyOf = (key: Key): Binding => ({
  value: key.keyId,
  permissions: [allow('kms', ['GenerateMac'], [key.keyArn], { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } })],
})

/** The sender's address, with the right to send as that address alone and through that configuration set alone. */
export const senderOf = (address: string, identity: EmailIdentity, configurationSet: ConfigurationSet): Binding => {
  const settings = Stack.of(configurationSet).formatArn({
    service: 'ses', resource: 'configuration-set', resourceName: configurationSet.configurationSetName,
  })
  return {
    value: address,
    permissions: [allow('ses', ['SendEmail'], [identity.emailIdentityArn, settings], { StringEquals: { 'ses:FromAddress': address } })],
  }
}
