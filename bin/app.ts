// The CDK app: reads the stage from the context, builds its stacks, and lets the checks look at them.
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { buildSystem } from '../lib/aws/system.ts'
import { stageNamed } from '../lib/stage.ts'

const app = new App()
buildSystem(app, stageNamed(app.node.tryGetContext('stage') ?? 'trial'))
Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }))
app.synth()
