// Builds the stacks of a stage as `bin/app.ts` does, without bundling the doors, and gives their templates to the tests.
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { readFileSync } from 'node:fs'
import { buildSystem, type System } from '../../lib/aws/system.ts'
import { type Stage, stages } from '../../lib/stage.ts'

const settings = readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')
const { context } = JSON.parse(settings) as { context: Record<string, unknown> }

/** An app with the flags of `cdk.json`; the list of stacks to bundle is empty, which leaves esbuild out. */
export const testApp = (): App => new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false })

export interface Synthesized {
  readonly storage: Template
  readonly web: Template
  readonly identity: Template
  readonly service: Template
  readonly all: readonly Template[]
}

const made = new Map<Stage['name'], Synthesized>()

/** The templates of a stage, made once per test file. */
export const synthesized = (name: Stage['name'] = 'trial'): Synthesized => {
  const earlier = made.get(name)
  if (earlier) return earlier
  const app = testApp()
  const system: System = buildSystem(app, stages[name])
  const storage = Template.fromStack(system.storage)
  const web = Template.fromStack(system.web)
  const identity = Template.fromStack(system.identity)
  const service = Template.fromStack(system.service)
  const result = { storage, web, identity, service, all: [storage, web, identity, service] }
  made.set(name, result)
  return result
}

export interface Resource {
  readonly id: string
  // oxlint-disable-next-line typescript/no-explicit-any -- a template is whatever CloudFormation says it is
  readonly properties: any
}

/** All resources of a type with their logical ids. */
export const resources = (template: Template, type: string): readonly Resource[] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => ({ id, properties: resource['Properties'] ?? {} }))

/** The one resource of a type; refuses none or more. */
export const only = (template: Template, type: string): Resource => {
  const [first, ...others] = resources(template, type)
  if (!first || others.length > 0) throw new Error(`Expected one ${type}, found ${first ? others.length + 1 : 0}`)
  return first
}
