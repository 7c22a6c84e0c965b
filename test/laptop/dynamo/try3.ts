import * as D from '@aws-sdk/client-dynamodb'
import { engines } from '../../support/engines.ts'
for (const e of engines.filter(e => e.name.includes('Local') || e.name.includes('memory'))) {
  const { client, stop } = await e.start(); console.log('==', e.name)
  const T = 'overstap'
  const put = (i: any, x: any = {}) => client.send(new D.PutItemCommand({ TableName: T, Item: { pk: { S: 'p' }, sk: { S: 's' }, ...i }, ReturnConsumedCapacity: 'TOTAL', ...x }))
  const size = async (v: any) => { await put({ v }); for (const n of [0, 1, 2, 3, 4, 5]) try { await client.send(new D.UpdateItemCommand({ TableName: T, Key: { pk: { S: 'p' }, sk: { S: 's' } }, UpdateExpression: 'SET x = :n', ConditionExpression: 'size(v) = :n', ExpressionAttributeValues: { ':n': { N: String(n) } } })); return n } catch (x: any) { if (x.name !== 'ConditionalCheckFailedException') return x.name + x.message } return 'none' }
  for (const v of [{ S: 'ë' }, { S: '😀' }, { S: '' }, { N: '12' }, { BOOL: true }, { NULL: true }, { L: [] }, { M: {} }, { B: new Uint8Array([]) }]) console.log(JSON.stringify(v), await size(v))
  const cc = async (f: Promise<any>) => { try { return JSON.stringify((await f).ConsumedCapacity) } catch (e: any) { return e.name + ' ' + e.message } }
  const u = { unsent: { S: 'u' }, unsentSince: { S: 't' } }
  console.log('put plain', await cc(put({})), 'put in index', await cc(put(u)), 'again same', await cc(put(u)), 'other key', await cc(put({ ...u, unsentSince: { S: 'z' } })), 'non-key change', await cc(put({ ...u, unsentSince: { S: 'z' }, x: { S: 'x'.repeat(3000) } })), 'out', await cc(put({})))
  const tx = (items: any[], x: any = {}) => cc(client.send(new D.TransactWriteItemsCommand({ TransactItems: items, ReturnConsumedCapacity: 'TOTAL', ...x })))
  const key = { pk: { S: 'p' }, sk: { S: 's' } }, key2 = { pk: { S: 'p' }, sk: { S: 's2' } }
  console.log('tx put', await tx([{ Put: { TableName: T, Item: key } }]), 'tx put in index', await tx([{ Put: { TableName: T, Item: { ...key, ...u } } }]), 'tx check', await tx([{ ConditionCheck: { TableName: T, Key: key, ConditionExpression: 'attribute_exists(pk)' } }]), 'tx two 3K', await tx([{ Put: { TableName: T, Item: { ...key, x: { S: 'x'.repeat(3000) } } } }, { ConditionCheck: { TableName: T, Key: key2, ConditionExpression: 'attribute_not_exists(pk)' } }]), 'check 3k', await tx([{ ConditionCheck: { TableName: T, Key: key, ConditionExpression: 'attribute_exists(pk)' } }]))
  console.log('txget', await cc(client.send(new D.TransactGetItemsCommand({ ReturnConsumedCapacity: 'TOTAL', TransactItems: [{ Get: { TableName: T, Key: key } }, { Get: { TableName: T, Key: key2 } }] }))), 'get', await cc(client.send(new D.GetItemCommand({ TableName: T, Key: key, ReturnConsumedCapacity: 'TOTAL' }))), 'batchget', await cc(client.send(new D.BatchGetItemCommand({ RequestItems: { [T]: { Keys: [key, key2] } }, ReturnConsumedCapacity: 'TOTAL' }))))
  console.log('query', await cc(client.send(new D.QueryCommand({ TableName: T, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: 'p' } }, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' }))), 'empty', await cc(client.send(new D.QueryCommand({ TableName: T, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: 'nope' } }, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' }))))
  const U = (x: any) => ({ Update: { TableName: T, Key: key, UpdateExpression: 'SET n = n + :u', ExpressionAttributeValues: { ':u': { N: '1' } }, ...x } })
  await put({ n: { S: 'x' } })
  console.log('mixed', await tx([U({}), { ConditionCheck: { TableName: T, Key: key2, ConditionExpression: 'attribute_exists(pk)' } }]))
  console.log('bad key shape', await tx([{ Delete: { TableName: T, Key: { pk: { S: 'a' } } } }]))
  console.log('empty key', await tx([{ Put: { TableName: T, Item: { pk: { S: 'a' }, sk: { S: '' } } } }]))
  console.log('wrong index type', await tx([{ Put: { TableName: T, Item: { pk: { S: 'a' }, sk: { S: 'b' }, unsent: { N: '1' } } } }]))
  console.log('empty index', await tx([{ Put: { TableName: T, Item: { pk: { S: 'a' }, sk: { S: 'b' }, unsent: { S: '' } } } }]))
  console.log('update key', await tx([U({ UpdateExpression: 'SET pk = :u', ExpressionAttributeValues: { ':u': { S: '1' } } })]))
  console.log('big put', await tx([{ Put: { TableName: T, Item: { ...key, x: { S: 'x'.repeat(410e3) } } } }]))
  await put({ x: { S: 'x'.repeat(300e3) } })
  console.log('big update', await tx([U({ UpdateExpression: 'SET y = :u', ExpressionAttributeValues: { ':u': { S: 'y'.repeat(200e3) } } })]))
  console.log('no table', await tx([{ Put: { TableName: 'nope', Item: key } }]))
  console.log('dup', await tx([{ Put: { TableName: T, Item: key } }, { Delete: { TableName: T, Key: key } }]))
  console.log('empty', await tx([]))
  console.log('4MB', await tx(Array.from({ length: 12 }, (_, i) => ({ Put: { TableName: T, Item: { pk: { S: 'b' }, sk: { S: 's' + i }, x: { S: 'x'.repeat(380e3) } } } }))))
  console.log('dup get', await cc(client.send(new D.TransactGetItemsCommand({ TransactItems: [{ Get: { TableName: T, Key: key } }, { Get: { TableName: T, Key: key } }] }))))
  console.log('dup batchget', await cc(client.send(new D.BatchGetItemCommand({ RequestItems: { [T]: { Keys: [key, key] } } }))))
  console.log('400KB of ë', await cc(put({ x: { S: 'ë'.repeat(250e3) } })))
  console.log('put empty index', await cc(put({ unsent: { S: '' } })), 'project other attr of index', await cc(client.send(new D.QueryCommand({ TableName: T, IndexName: 'unsent', KeyConditionExpression: 'unsent = :u', ProjectionExpression: 'x', ExpressionAttributeValues: { ':u': { S: 'u' } } }))), 'filter on key', await cc(client.send(new D.QueryCommand({ TableName: T, KeyConditionExpression: 'pk = :u', FilterExpression: 'sk > :u', ExpressionAttributeValues: { ':u': { S: 'u' } } }))), 'empty pk query', await cc(client.send(new D.QueryCommand({ TableName: T, KeyConditionExpression: 'pk = :u', ExpressionAttributeValues: { ':u': { S: '' } } }))))
  console.log('filter other attr of index', await cc(client.send(new D.QueryCommand({ TableName: T, IndexName: 'unsent', KeyConditionExpression: 'unsent = :u', FilterExpression: 'x = :u', ExpressionAttributeValues: { ':u': { S: 'u' } } }))))
  await stop()
}
