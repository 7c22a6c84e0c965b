// Puts the four stacks of one stage together, in the order in which one needs the other.
import type { App } from 'aws-cdk-lib'
import type { Stage } from '../stage.ts'
import { acknowledge } from './acknowledgements.ts'
import { IdentityStack } from './identity-stack.ts'
import { ServiceStack } from './service-stack.ts'
import { StorageStack } from './storage-stack.ts'
import { WebStack } from './web-stack.ts'

export interface System {
  readonly storage: StorageStack
  readonly web: WebStack
  readonly identity: IdentityStack
  readonly service: ServiceStack
}

/** The stacks of one stage, with what we answer to the checks that do not fit us. */
export const buildSystem = (app: App, stage: Stage): System => {
  const web = new WebStack(app, stage)
  // Files go straight between a browser and their buckets, which let in the web app's address alone.
  const storage = new StorageStack(app, stage, { appUrl: web.appUrl })
  const identity = new IdentityStack(app, stage, { appUrl: web.appUrl })
  // The sign-in service sends its invitations through the mail identity, which must be there first.
  identity.addStackDependency(storage)
  const service = new ServiceStack(app, stage, { storage, web, identity })
  acknowledge(app, stage)
  return { storage, web, identity, service }
}
