// Holds who may do what in AWS to the few things that each door needs.
import { describe, expect, it } from 'vitest'
import { environments } from '../../lambdas/environment.ts'
import { unsentIndex } from '../../lambdas/store/table.ts'
import { stages } from '../../lib/stage.ts'
import { actionsOf, allowedTo, roleOfDoor } from './permissions.ts'
import { resources, synthesized } from './synthesized.ts'

const { service, all } = synthesized()
const doors = Object.keys(environments)
const of = (door: string) => allowedTo(service, roleOfDoor(service, door))

const consuming = ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage']
const underOurKey = ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'ReEncryptFrom', 'ReEncryptTo']
/** Also makes the key behind links and transfer codes, under a root key of its own. */
const withLinks = [...underOurKey, 'GenerateMac'].sort()
const logging = ['CreateLogStream', 'PutLogEvents']

describe('each door may do exactly this', () => {
  it.each([
    {
      door: 'api',
      may: {
        dynamodb: ['BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
        'cognito-idp': ['AdminCreateUser', 'AdminGetUser'],
        s3: ['DeleteObject', 'DeleteObjectVersion', 'GetObjectVersion', 'ListBucketVersions', 'PutObject'],
        kms: withLinks,
        logs: logging,
      },
    },
    {
      door: 'clock',
      may: {
        dynamodb: ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
        sqs: ['SendMessage'],
        kms: underOurKey,
        logs: logging,
      },
    },
    {
      door: 'intake',
      may: {
        dynamodb: ['GetItem', 'PutItem', 'UpdateItem'],
        s3: ['DeleteObject', 'DeleteObjectVersion', 'GetObject', 'ListBucket', 'PutObject'],
        sqs: consuming,
        kms: underOurKey,
        logs: logging,
      },
    },
    { door: 'mail-events', may: { dynamodb: ['BatchGetItem', 'GetItem', 'UpdateItem'], sqs: consuming, kms: underOurKey, logs: logging } },
    {
      door: 'chores',
      may: {
        dynamodb: ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
        s3: ['DeleteObject', 'DeleteObjectVersion', 'ListBucketVersions'],
        kms: withLinks,
        logs: logging,
      },
    },
    {
      door: 'outbox',
      may: { dynamodb: ['BatchGetItem', 'GetItem', 'Query', 'UpdateItem'], ses: ['SendEmail'], sqs: consuming, kms: withLinks, logs: logging },
    },
  ])('$door', ({ door, may }) => {
    const statements = of(door)
    for (const [name, actions] of Object.entries(may)) expect(actionsOf(statements, name)).toEqual(actions)
    const services = new Set(statements.flatMap(({ actions }) => actions).map((action) => action.split(':')[0]))
    expect([...services].sort()).toEqual(Object.keys(may).sort())
  })

  it('every door of the environment is deployed, and nothing else runs code', () => {
    expect(resources(service, 'AWS::Lambda::Function').map(({ properties }) => properties.FunctionName).sort()).toEqual(
      doors.map((door) => `overstap-trial-${door}`).sort(),
    )
    expect(all.flatMap((template) => resources(template, 'AWS::Lambda::Function'))).toHaveLength(doors.length)
  })
})

describe('nobody may do more than its own work', () => {
  it('each function has a role of its own', () => {
    const roles = resources(service, 'AWS::Lambda::Function').map(({ properties }) => JSON.stringify(properties.Role))
    expect(new Set(roles).size).toBe(roles.length)
  })

  it('no role leans on a policy that AWS may widen', () => {
    const roles = all.flatMap((template) => resources(template, 'AWS::IAM::Role'))
    expect(roles.filter(({ properties }) => properties.ManagedPolicyArns !== undefined)).toEqual([])
  })

  const statements = all.flatMap((template) => resources(template, 'AWS::IAM::Role').flatMap((role) => allowedTo(template, role)))

  it('no role may do an action with a star', () => {
    expect(statements.length).toBeGreaterThan(8)
    expect(statements.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([])
  })

  it('a star in a resource stands for all objects of one bucket, or for the end of the name of the scan\'s own rule', () => {
    const starred = statements.flatMap((statement) => statement.resources).filter((resource) => resource.includes('*'))
    const ofAccount = '",{"Ref":"AWS::AccountId"},"'
    expect([...new Set(starred)].map((resource) => JSON.stringify(JSON.parse(resource)['Fn::Join'][1])).sort()).toEqual([
      `["arn:aws:events:eu-west-1:${ofAccount}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*"]`,
      `["arn:aws:s3:::overstap-trial-attachments-${ofAccount}/*"]`,
      `["arn:aws:s3:::overstap-trial-quarantine-${ofAccount}/*"]`,
    ])
  })

  it('the other stars are these: the account over its own keys, the gateway over all routes of one API', () => {
    const keyPolicies = all.flatMap((template) => resources(template, 'AWS::KMS::Key')).map(({ properties }) => properties.KeyPolicy.Statement)
    expect(keyPolicies).toHaveLength(3)
    for (const policy of keyPolicies) {
      expect(policy).toHaveLength(1)
      expect(policy[0]).toMatchObject({ Action: 'kms:*', Effect: 'Allow' })
      expect(JSON.stringify(policy[0].Principal)).toContain(':root')
    }

    const permissions = resources(service, 'AWS::Lambda::Permission')
    expect(permissions.map(({ properties }) => properties.Principal)).toEqual(['apigateway.amazonaws.com'])
    expect(JSON.stringify(permissions[0]?.properties.SourceArn)).toMatch(/execute-api.*gateway.*\/\*\/\*\/\*/)
  })

  it('only outbox may send mail, only as the sender, and only through our settings', () => {
    const senders = doors.filter((door) => actionsOf(of(door), 'ses').length > 0)
    expect(senders).toEqual(['outbox'])
    const [statement] = of('outbox').filter(({ actions }) => actions.includes('ses:SendEmail'))
    expect(statement?.conditions).toEqual({ StringEquals: { 'ses:FromAddress': stages.trial.mail.sender } })
    expect(statement?.resources).toHaveLength(2)
    expect(statement?.resources.join()).toMatch(/configuration-set/)
    expect(statement?.resources.join()).toMatch(/identity/)
  })

  it('only the clock may look for what still waits, and no door has another index', () => {
    const reached = doors.flatMap((door) => of(door).flatMap((statement) => statement.resources.map((resource) => ({ door, resource }))))
    expect(reached.filter(({ resource }) => resource.includes('/index/'))).toEqual([
      { door: 'clock', resource: expect.stringContaining(`/index/${unsentIndex.name}"`) },
    ])
  })

  it('no door may scan, remove the table, or change who may do what', () => {
    const actions = doors.flatMap((door) => of(door).flatMap((statement) => statement.actions))
    expect(actions.filter((action) => /Scan|Table|Policy|^iam:|^sts:/.test(action))).toEqual([])
  })

  it('the key of the table opens for DynamoDB only', () => {
    for (const door of doors) {
      const statements = of(door).filter(({ actions, resources }) => actions.includes('kms:Decrypt') && resources.join().includes('tablekey'))
      expect(statements).toHaveLength(1)
      expect(statements[0]?.conditions).toEqual({ StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' } })
    }
  })

  it('only api, chores and outbox may make the key behind links and codes, of one kind, under its own root key', () => {
    const makers = doors.filter((door) => actionsOf(of(door), 'kms').includes('GenerateMac'))
    expect(makers).toEqual(['api', 'chores', 'outbox'])
    for (const door of makers) {
      const statements = of(door).filter(({ actions }) => actions.includes('kms:GenerateMac'))
      expect(statements).toMatchObject([{ actions: ['kms:GenerateMac'], conditions: { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } } }])
      expect(statements[0]?.resources).toHaveLength(1)
      expect(statements[0]?.resources[0]).toMatch(/linkkey/)
      expect(statements[0]?.resources[0]).not.toMatch(/tablekey/)
    }
  })

  it.each([
    ['clock', /"clockfunction/, /"missedticks/],
    ['chores', /"choresfunction/, /"missedchores/],
  ])('the schedule of the %s may wake it, not another function, and may leave what failed in its dead-letter queue', (door, woken, missed) => {
    const roles = resources(service, 'AWS::IAM::Role')
    const role = roles.find(({ properties }) => properties.Description === `Lets the schedule wake the ${door}`)
    if (!role) throw new Error('The schedule has no role')
    const granted = allowedTo(service, role)
    expect(granted.map(({ actions }) => actions)).toEqual([['lambda:InvokeFunction'], ['sqs:SendMessage']])
    expect(granted[0]?.resources[0]).toMatch(woken)
    expect(granted[1]?.resources[0]).toMatch(missed)
  })
})
