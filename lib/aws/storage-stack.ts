// What must survive: the table, the files, their keys, the key behind links, and the identity that mail is signed with.
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Archive, EventBus } from 'aws-cdk-lib/aws-events'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import {
  ConfigurationSet, ConfigurationSetTlsPolicy, EmailIdentity, EmailSendingEvent, EventDestination, Identity, SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import type { Construct } from 'constructs'
import { expiryAttribute, tableKeys, unsentIndex } from '../../lambdas/store/table.ts'
import { awsRegion, type Stage } from '../stage.ts'
import { FileBuckets } from './constructs/file-buckets.ts'
import { configurationSetOf, mailNewsPattern } from './constructs/mail-news.ts'

const text = (name: string) => ({ name, type: AttributeType.STRING })

export class StorageStack extends Stack {
  readonly table: TableV2
  readonly key: Key
  /** The root of the key that signs links without an account. */
  readonly linkKey: Key
  readonly files: FileBuckets
  readonly mailIdentity: EmailIdentity
  readonly configurationSet: ConfigurationSet

  constructor(scope: Construct, stage: Stage, props: { readonly appUrl: string }) {
    super(scope, `overstap-${stage.name}-storage`, {
      env: { region: awsRegion },
      terminationProtection: true,
      description: `Overstap coordinator (${stage.name}): the table, the files, the keys and the mail identity. Removing it loses every region's data.`,
    })

    this.key = new Key(this, 'table-key', {
      alias: `overstap-${stage.name}-table`,
      description: 'Encrypts the table; without it every row and every back-up is unreadable',
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.table = new TableV2(this, 'table', {
      tableName: `overstap-${stage.name}`,
      partitionKey: text(tableKeys.partition),
      sortKey: text(tableKeys.sort),
      globalSecondaryIndexes: [
        {
          indexName: unsentIndex.name,
          partitionKey: text(unsentIndex.partition),
          sortKey: text(unsentIndex.sort),
          projectionType: ProjectionType[unsentIndex.projection],
        },
      ],
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.key),
      // Any moment of the last 35 days: what the certificate of destruction promises about back-ups.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      timeToLiveAttribute: expiryAttribute,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })

    this.files = new FileBuckets(this, 'files', { stage, appUrl: props.appUrl })

    // It never leaves the key service: the doors ask for the MAC of a fixed text. AWS renews no key of this kind by itself; another key, or
    // another text, is how all links that were ever given out are made dead at once.
    this.linkKey = new Key(this, 'link-key', {
      alias: `overstap-${stage.name}-links`,
      description: 'Root of the links without an account (school page, calendar feeds); without it every link that was mailed is dead',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    })

    // The identity stands here and not beside the doors: its signing keys are in someone's DNS, and a new one means asking them again.
    this.mailIdentity = new EmailIdentity(this, 'mail-identity', { identity: Identity.domain(stage.mail.domain) })
    this.mailIdentity.applyRemovalPolicy(RemovalPolicy.RETAIN)
    this.configurationSet = new ConfigurationSet(this, 'mail-settings', {
      configurationSetName: configurationSetOf(stage),
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    // SES tells what became of mails on the account's own bus, and nowhere else on EventBridge.
    const bus = EventBus.fromEventBusName(this, 'bus', 'default')
    this.configurationSet.addEventDestination('mail-news', {
      configurationSetEventDestinationName: 'mail-news',
      destination: EventDestination.eventBus(bus),
      events: [EmailSendingEvent.DELIVERY, EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
    })
    // Nobody tells it twice: after rows were restored, this is where what came since then is told again. As long as the table's back-ups, and no
    // longer, since it holds addresses.
    new Archive(this, 'mail-news-archive', {
      archiveName: `overstap-${stage.name}-mail-news`,
      description: 'What became of mails, to be told again after rows were restored',
      sourceEventBus: bus,
      eventPattern: mailNewsPattern(stage),
      retention: Duration.days(35),
    })
  }
}
