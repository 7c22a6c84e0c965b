// Answers who may do what by reading the templates as AWS would: allowed by a role, and denied by no bucket.
import type { Template } from 'aws-cdk-lib/assertions'
import { type Resource, resources, type Synthesized } from './synthesized.ts'

export const account = '111122223333'

/** What is asked of AWS: by which role, what, of which thing, and how. */
export interface Asked {
  /** The description of the role. */
  readonly as: string
  readonly action: string
  readonly of: string
  /** What AWS knows of the request, by the names of its condition keys. */
  readonly how?: Readonly<Record<string, string>>
}

type Text = string | number | readonly (string | number)[]
interface PolicyText {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: Text
  readonly Resource: Text
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Text>>>>
}

const asList = (value: Text): readonly string[] => (Array.isArray(value) ? value : [value]).map(String)
const like = (pattern: string, value: string) =>
  new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(value)

/** The operators that occur in our templates; another one is a fault, so that none is quietly read as met. */
const operators: Readonly<Record<string, (given: string | undefined, wanted: readonly string[]) => boolean>> = {
  StringEquals: (given, wanted) => given !== undefined && wanted.includes(given),
  // What a request does not say is not equal to anything: so AWS reads it.
  StringNotEquals: (given, wanted) => given === undefined || !wanted.includes(given),
  StringLike: (given, wanted) => given !== undefined && wanted.some((pattern) => like(pattern, given)),
  ArnLike: (given, wanted) => given !== undefined && wanted.some((pattern) => like(pattern, given)),
  ArnNotEquals: (given, wanted) => given === undefined || !wanted.some((pattern) => like(pattern, given)),
  Bool: (given, wanted) => given !== undefined && wanted.includes(given),
  NumericLessThan: (given, wanted) => given !== undefined && wanted.some((limit) => Number(given) < Number(limit)),
  NumericGreaterThan: (given, wanted) => given !== undefined && wanted.some((limit) => Number(given) > Number(limit)),
}

function isMet(conditions: PolicyText['Condition'], how: Readonly<Record<string, string>>): boolean {
  return Object.entries(conditions ?? {}).every(([operator, keys]) => {
    const met = operators[operator]
    if (!met) throw new Error(`The operator ${operator} is not read here yet.`)
    return Object.entries(keys).every(([key, wanted]) => met(how[key], asList(wanted)))
  })
}

const speaksOf = (statement: PolicyText, { action, of, how = {} }: Asked): boolean =>
  asList(statement.Action).some((pattern) => like(pattern, action)) &&
  asList(statement.Resource).some((pattern) => like(pattern, of)) &&
  isMet(statement.Condition, how)

/** The names that things of these templates would have in an account, and the question who may do what. */
export function permissionsOf({ storage, service, all }: Synthesized) {
  const named = new Map<string, string>()
  for (const template of all) for (const [id, name] of namesIn(template, (value) => filledIn(value))) named.set(id, name)

  /** Replaces what CloudFormation would fill in. */
  function filledIn(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(filledIn)
    if (typeof value !== 'object' || value === null) return value
    const [[key, inner] = ['', undefined], ...others] = Object.entries(value)
    if (others.length === 0 && key === 'Ref') return inner === 'AWS::AccountId' ? account : (named.get(String(inner)) ?? String(inner))
    if (others.length === 0 && key === 'Fn::GetAtt') return named.get((inner as string[])[0]!) ?? `${(inner as string[])[0]}.${(inner as string[])[1]}`
    if (others.length === 0 && key === 'Fn::Join') return ((inner as [string, unknown[]])[1].map(filledIn) as string[]).join((inner as [string])[0])
    if (others.length === 0 && key === 'Fn::ImportValue') return filledIn(exportNamed(String(inner)))
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, filledIn(part)]))
  }

  function exportNamed(name: string): unknown {
    for (const template of all) {
      const found = Object.values(template.findOutputs('*')).find((output) => output['Export']?.Name === name)
      if (found) return found['Value']
    }
    throw new Error(`Nothing is exported as ${name}`)
  }

  const roles = [storage, service].flatMap((template) => resources(template, 'AWS::IAM::Role').map((role) => ({ template, role })))
  const denials = resources(storage, 'AWS::S3::BucketPolicy').flatMap(
    ({ properties }) => (filledIn(properties.PolicyDocument.Statement) as PolicyText[]).filter(({ Effect }) => Effect === 'Deny'),
  )
  const grants = (template: Template, role: Resource): readonly PolicyText[] => {
    const own = (role.properties.Policies ?? []).map((policy: { PolicyDocument: { Statement: unknown } }) => policy.PolicyDocument.Statement)
    const attached = resources(template, 'AWS::IAM::Policy')
      .filter((policy) => JSON.stringify(policy.properties.Roles).includes(`"${role.id}"`))
      .map(({ properties }) => properties.PolicyDocument.Statement)
    return filledIn([...own, ...attached].flat()) as PolicyText[]
  }

  return {
    /** The description of every role that our stacks make. */
    roles: roles.map(({ role }) => String(role.properties.Description)),
    /** The address of a thing by its logical id's beginning. */
    arnOf: (beginning: string): string => {
      const found = [...named].filter(([id]) => id.startsWith(beginning))
      if (found.length !== 1) throw new Error(`${found.length} things begin with ${beginning}`)
      return found[0]![1]
    },
    may(asked: Asked): boolean {
      const found = roles.find(({ role }) => role.properties.Description === asked.as)
      if (!found) throw new Error(`No role is described as "${asked.as}"`)
      const how = { 'aws:PrincipalArn': named.get(found.role.id)!, 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3', ...asked.how }
      const complete = { ...asked, how }
      return grants(found.template, found.role).some((statement) => speaksOf(statement, complete)) && !denials.some((statement) => speaksOf(statement, complete))
    },
  }
}

/** Buckets, keys and roles get the address that they would have. */
function namesIn(template: Template, filledIn: (value: unknown) => unknown): readonly (readonly [string, string])[] {
  const addressed = (type: string, address: (resource: Resource) => string) =>
    resources(template, type).map((resource) => [resource.id, address(resource)] as const)
  return [
    ...addressed('AWS::S3::Bucket', ({ id, properties }) => `arn:aws:s3:::${properties.BucketName ? String(filledIn(properties.BucketName)) : id}`),
    ...addressed('AWS::KMS::Key', ({ id }) => `arn:aws:kms:eu-west-1:${account}:key/${id}`),
    ...addressed('AWS::IAM::Role', ({ id }) => `arn:aws:iam::${account}:role/${id}`),
  ]
}
