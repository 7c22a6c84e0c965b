// The two buckets of files: uploads lie in one until they are checked, attachments in the other until their year is closed.
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { type Bucket, BucketEncryption, type BucketProps, type CfnBucket, HttpMethods, type IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { bucketName, type FileBucket, type Stage } from '../../stage.ts'
import { MalwareScan } from './malware-scan.ts'
import { privateBucket } from './private-bucket.ts'

/** A bucket, and its address made from its name: so that who may do what can be read in a template without looking things up in another. */
export interface NamedBucket {
  readonly bucket: IBucket
  readonly arn: string
  /** All objects in it. */
  readonly objects: string
}

/** No link opens anything after this, whatever it says of itself. */
const oldestLinkMilliseconds = 300_000


export class FileBuckets extends Construct {
  readonly key: Key
  readonly quarantine: NamedBucket
  readonly attachments: NamedBucket
  readonly scan: MalwareScan

  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly appUrl: string }) {
    super(scope, id)
    const { stage, appUrl } = props
    this.key = new Key(this, 'key', {
      alias: `overstap-${stage.name}-files`,
      description: 'Encrypts uploads and attachments; without it every file is unreadable',
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const logs = privateBucket(this, 'logs', { lifecycleRules: [{ expiration: Duration.days(stage.logDays) }] })

    const named = (
      name: FileBucket,
      { browsersMay, ...rest }: Pick<BucketProps, 'versioned' | 'lifecycleRules'> & { readonly browsersMay: HttpMethods },
    ): NamedBucket => {
      const fullName = bucketName(stage, name, Stack.of(this).account)
      const arn = Stack.of(this).formatArn({ service: 's3', region: '', account: '', resource: fullName })
      const bucket = privateBucket(this, name, {
        bucketName: fullName,
        encryption: BucketEncryption.KMS,
        encryptionKey: this.key,
        // A key of its own for each object: so the key service can be asked in terms of one bucket, and tells of each opening.
        bucketKeyEnabled: false,
        serverAccessLogsBucket: logs,
        serverAccessLogsPrefix: `${name}/`,
        cors: [{ allowedOrigins: [appUrl], allowedMethods: [browsersMay], maxAge: 3000 }],
        ...rest,
      })
      return { bucket, arn, objects: `${arn}/*` }
    }
    // Without versions, so that what is taken away here is gone. A second upload under the same key has the same content: the key and the
    // signed form both carry its SHA-256.
    this.quarantine = named('quarantine', {
      browsersMay: HttpMethods.POST,
      lifecycleRules: [
        {
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    })
    this.attachments = named('attachments', {
      browsersMay: HttpMethods.GET,
      versioned: true,
      lifecycleRules: [
        {
          // Versions go by name, never by age: a dossier names one, and a scan that is told twice may put another on top of it.
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    })
    const quarantine = this.quarantine.bucket as Bucket
    // The scanner turns this on as well; written here, so that a later change of the bucket does not turn it off.
    ;(quarantine.node.defaultChild as CfnBucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }

    this.scan = new MalwareScan(this, 'scan', { uploads: this.quarantine, key: this.key })
    const notTheScanner = { ArnNotEquals: { 'aws:PrincipalArn': this.scan.role.roleArn } }
    // The scanner says nothing of encryption when it tries whether it may; its object gets the bucket's own, which is the same.
    this.keyOnly(this.quarantine, notTheScanner)
    this.keyOnly(this.attachments, {})
    // Only a signed form can say how large a file is and what is in it, so nothing comes in here another way.
    deny(this.quarantine, 'FormsOnly', ['s3:PutObject'], { StringNotEquals: { 's3:authType': 'POST' }, ...notTheScanner })
    deny(this.attachments, 'NoOldLinks', ['s3:GetObject', 's3:GetObjectVersion'], {
      NumericGreaterThan: { 's3:signatureAge': String(oldestLinkMilliseconds) },
    })
    // The scanner tries whether it may as soon as its plan is there.
    if (quarantine.policy) this.scan.plan.node.addDependency(quarantine.policy)
  }

  /** Nothing is put in this bucket unless it says that it wants to be encrypted, with exactly our key. */
  private keyOnly(bucket: NamedBucket, unless: Conditions): void {
    deny(bucket, 'EncryptedOnly', ['s3:PutObject'], { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' }, ...unless })
    deny(bucket, 'OurKeyOnly', ['s3:PutObject'], {
      StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': this.key.keyArn },
      ...unless,
    })
  }
}

type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>

function deny({ bucket }: NamedBucket, sid: string, actions: string[], conditions: Conditions): void {
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid, effect: Effect.DENY, principals: [new AnyPrincipal()], actions, resources: [bucket.arnForObjects('*')], conditions,
    }),
  )
}
