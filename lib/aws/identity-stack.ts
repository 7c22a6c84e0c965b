// Who can sign in: the user pool, the web app as its only client, and the scope that opens the API.
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  AccountRecovery, CfnManagedLoginBranding, FeaturePlan, ManagedLoginVersion, Mfa, OAuthScope, ResourceServerScope,
  StandardThreatProtectionMode, UserPool, UserPoolClient, UserPoolClientIdentityProvider, UserPoolEmail,
} from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'
import { loopbackRedirects } from '../loopback.ts'
import { awsRegion, type Stage } from '../stage.ts'
import { confirmation, invitation } from '../../lambdas/mail/sign-in-words.ts'

/** The API's name for the sign-in service and the one scope that opens it; a token carries `overstap-api/use`. */
export const apiScope = { server: 'overstap-api', scope: 'use' } as const

export class IdentityStack extends Stack {
  readonly pool: UserPool
  readonly client: UserPoolClient

  constructor(scope: Construct, stage: Stage, props: { readonly appUrl: string }) {
    super(scope, `overstap-${stage.name}-identity`, {
      env: { region: awsRegion },
      terminationProtection: true,
      description: `Overstap coordinator (${stage.name}): accounts and sign-in. Removing it means inviting everybody again.`,
    })

    this.pool = new UserPool(this, 'people', {
      userPoolName: `overstap-${stage.name}`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
        passwordHistorySize: 5,
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      // The dearest plan: it refuses passwords that are known to have leaked. A region has some hundreds of accounts, no hundred thousands.
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      email: UserPoolEmail.withSES({
        fromEmail: stage.mail.sender,
        fromName: 'Overstapcoordinator',
        sesRegion: awsRegion,
        sesVerifiedDomain: stage.mail.domain,
      }),
      userInvitation: { emailSubject: invitation.subject, emailBody: invitation.body(props.appUrl) },
      userVerification: { emailSubject: confirmation.subject, emailBody: confirmation.body },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })

    const use = new ResourceServerScope({ scopeName: apiScope.scope, scopeDescription: 'Use the API as the person who signed in' })
    const server = this.pool.addResourceServer('api', { identifier: apiScope.server, scopes: [use] })

    this.client = new UserPoolClient(this, 'web', {
      userPool: this.pool,
      userPoolClientName: 'overstap-web',
      // A browser keeps no secret: the code is worth nothing without the verifier (PKCE) that the page made.
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE, OAuthScope.resourceServer(server, use)],
        // The app, and a program on somebody's own machine: without a secret, and with PKCE as the app has.
        callbackUrls: [`${props.appUrl}/aangemeld`, ...loopbackRedirects],
        logoutUrls: [`${props.appUrl}/`],
      },
      // Without a flow named here the sign-in service allows three of its own choice, one of which excludes rotation.
      authFlows: { user: true },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(12),
      refreshTokenRotationGracePeriod: Duration.seconds(30),
    })

    this.pool.addDomain('sign-in', {
      cognitoDomain: { domainPrefix: stage.signInPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    })
    // The newer sign-in pages stay empty for a client without a look.
    new CfnManagedLoginBranding(this, 'look', {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    })

    new CfnOutput(this, 'web-config', {
      description: 'The file config.json of the web app',
      value: this.toJsonString({
        issuer: this.issuer,
        clientId: this.client.userPoolClientId,
        scope: `openid email profile ${apiScope.server}/${apiScope.scope}`,
      }),
    })
  }

  /** Who signs the tokens, as it stands in them. */
  get issuer(): string {
    return `https://cognito-idp.${awsRegion}.amazonaws.com/${this.pool.userPoolId}`
  }
}
