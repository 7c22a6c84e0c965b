// What browsers reach: the web app's files, the gateway, and the one front before both.
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods, CachePolicy, Distribution, Function as EdgeFunction, FunctionCode, FunctionEventType, FunctionRuntime, HeadersFrameOption,
  HeadersReferrerPolicy, HttpVersion, OriginProtocolPolicy, OriginRequestPolicy, OriginSslPolicy, PriceClass, ResponseHeadersPolicy,
  SecurityPolicyProtocol, ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { awsRegion, bucketHost, signInHost, type Stage } from '../stage.ts'
import { policyText, webHeaders } from '../web-headers.ts'
import { privateBucket } from './constructs/private-bucket.ts'

/** What the gateway writes of each request: no address and no path, which could tell who did what for which school. */
const accessLogFields = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  tookMs: '$context.responseLatency',
  doorTookMs: '$context.integrationLatency',
  doorFault: '$context.integrationErrorMessage',
}

/** Headers that CloudFront takes by a setting of their own, and refuses in its list of others. */
const headersWithOwnSetting = new Set(['x-content-type-options', 'referrer-policy'])

/** Runs at the edge: a page's address has no dot in its last part, and every page is `index.html`. */
const pageToIndex = `function handler(event) {
  var request = event.request
  if (request.uri.split('/').pop().indexOf('.') === -1) request.uri = '/index.html'
  return request
}`

export class WebStack extends Stack {
  readonly gateway: HttpApi
  /** Where people find the web app, and the API below `/v1`. */
  readonly appUrl: string

  constructor(scope: Construct, stage: Stage) {
    super(scope, `overstap-${stage.name}-web`, {
      env: { region: awsRegion },
      description: `Overstap coordinator (${stage.name}): the web app's files, the gateway and the front before both.`,
    })

    // The gateway stands here, empty; the service stack hangs its routes in it. See docs/decisions/0010.
    this.gateway = new HttpApi(this, 'gateway', { apiName: `overstap-${stage.name}`, createDefaultStage: false })
    const accessLog = new LogGroup(this, 'gateway-log', {
      logGroupName: `/overstap/${stage.name}/gateway`,
      retention: stage.logDays === 30 ? RetentionDays.ONE_MONTH : RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    new HttpStage(this, 'gateway-stage', {
      httpApi: this.gateway,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.throttle.requestsPerSecond, burstLimit: stage.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    })

    const logs = privateBucket(this, 'logs', {
      // CloudFront delivers its logs with an access control list.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(stage.logDays) }],
    })
    const files = privateBucket(this, 'files', {
      versioned: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'files/',
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
    })

    const headers = new ResponseHeadersPolicy(this, 'headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: policyText([
            `https://cognito-idp.${awsRegion}.amazonaws.com`,
            `https://${signInHost(stage)}`,
            `https://${bucketHost(stage, 'quarantine', this.account)}`,
            `https://${bucketHost(stage, 'attachments', this.account)}`,
          ]),
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(webHeaders)
          .filter(([header]) => !headersWithOwnSetting.has(header))
          .map(([header, value]) => ({ header, value, override: true })),
      },
    })

    const front = new Distribution(this, 'front', {
      comment: `Overstap coordinator (${stage.name})`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...(stage.domain
        ? { domainNames: [stage.domain.name], certificate: Certificate.fromCertificateArn(this, 'certificate', stage.domain.certificateArn) }
        : {}),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(files),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            // Not an error page of the front: that would turn the API's own 404 into a page as well.
            function: new EdgeFunction(this, 'page-to-index', {
              code: FunctionCode.fromInline(pageToIndex),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      additionalBehaviors: {
        '/v1/*': {
          origin: new HttpOrigin(`${this.gateway.apiId}.execute-api.${awsRegion}.amazonaws.com`, {
            protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
            originSslProtocols: [OriginSslPolicy.TLS_V1_2],
          }),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          // No headers of the front: the door gives its own, which are stricter than those of a page.
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: 'front/',
      logIncludesCookies: false,
    })
    new CfnOutput(this, 'files-bucket', { value: files.bucketName, description: 'Where the built web app goes' })
    new CfnOutput(this, 'front-id', { value: front.distributionId, description: 'Whose cache to empty after that' })
    new CfnOutput(this, 'front-host', { value: front.distributionDomainName, description: 'What the host name of the web app points to' })
    this.appUrl = `https://${stage.domain?.name ?? front.distributionDomainName}`
  }
}
