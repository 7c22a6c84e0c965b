// Reads from the templates who may do what: every statement of every role, by role.
import type { Template } from 'aws-cdk-lib/assertions'
import { type Resource, resources } from './synthesized.ts'

export interface Statement {
  readonly actions: readonly string[]
  /** Each resource as text, with what CloudFormation fills in left as JSON. */
  readonly resources: readonly string[]
  readonly conditions: Record<string, unknown>
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const statementsOf = (document: { Statement: readonly Record<string, unknown>[] }): readonly Statement[] =>
  document.Statement.filter((statement) => statement['Effect'] === 'Allow').map((statement) => ({
    actions: asList(statement['Action']).map(asText),
    resources: asList(statement['Resource']).map(asText),
    conditions: (statement['Condition'] ?? {}) as Record<string, unknown>,
  }))

/** What a role may do: its inline policies and the policies that name it. */
export const allowedTo = (template: Template, role: Resource): readonly Statement[] => [
  ...(role.properties.Policies ?? []).flatMap((policy: { PolicyDocument: never }) => statementsOf(policy.PolicyDocument)),
  ...resources(template, 'AWS::IAM::Policy')
    .filter((policy) => JSON.stringify(policy.properties.Roles).includes(`"${role.id}"`))
    .flatMap((policy) => statementsOf(policy.properties.PolicyDocument)),
]

/** The role of a function, by the door's name. */
export const roleOfDoor = (template: Template, door: string): Resource => {
  const role = resources(template, 'AWS::IAM::Role').find(({ properties }) => properties.Description === `What ${door} may do`)
  if (!role) throw new Error(`No role for ${door}`)
  return role
}

/** The actions of a service among statements, sorted. */
export const actionsOf = (statements: readonly Statement[], service: string): readonly string[] =>
  [...new Set(statements.flatMap((statement) => statement.actions).filter((action) => action.startsWith(`${service}:`)))]
    .map((action) => action.slice(service.length + 1))
    .sort()
