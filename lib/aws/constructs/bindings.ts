// A door's variable and the permission that goes with it, given in one value: what a door is told of, it may use, and nothing else.
import { Stack } from 'aws-cdk-lib'
import type { UserPool } from 'aws-cdk-lib/aws-cognito'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { ConfigurationSet, EmailIdentity } from 'aws-cdk-lib/aws-ses'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { awsRegion } from '../../stage.ts'

/** A variable's value, and what the door may do because of it. */
export interface Binding {
  readonly value: string
  readonly permissions: readonly PolicyStatement[]
}

/** What a door may do with rows. `Scan` is not in the list: the house has none. */
export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'ConditionCheckItem'

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
