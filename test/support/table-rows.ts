// What the table of a running system holds, for tests of what is written and nobody is shown.
import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Running } from './running.ts'

/** All rows of one partition. */
export async function rowsOf({ edges }: Running, pk: string): Promise<readonly Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  let from: Record<string, never> | undefined
  do {
    const answer = await edges.dynamo.send(
      new QueryCommand({
        TableName: edges.settings.api.TABLE_NAME,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      }),
    )
    rows.push(...(answer.Items ?? []).map((item) => unmarshall(item)))
    from = answer.LastEvaluatedKey as typeof from
  } while (from)
  return rows
}
