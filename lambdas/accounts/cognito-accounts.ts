// Accounts at Cognito: makes one for an address that has none and answers its `sub`.
import { AdminCreateUserCommand, AdminGetUserCommand, type AttributeType, type CognitoIdentityProviderClient, UsernameExistsException } from '@aws-sdk/client-cognito-identity-provider'
import type { Accounts } from '../ports/ports.ts'

const subOf = (attributes: readonly AttributeType[] | undefined) => attributes?.find((attribute) => attribute.Name === 'sub')?.Value

/** Cognito sends the invitation with a temporary password itself. */
export function cognitoAccounts(client: CognitoIdentityProviderClient, userPoolId: string): Accounts {
  return {
    async ensure(email) {
      const Username = email.trim().toLowerCase()
      const sub = await create(Username)
      if (!sub) throw new Error('the account has no sub')
      return sub
    },
  }

  async function create(Username: string): Promise<string | undefined> {
    try {
      const made = await client.send(
        new AdminCreateUserCommand({
          UserPoolId: userPoolId,
          Username,
          DesiredDeliveryMediums: ['EMAIL'],
          UserAttributes: [
            { Name: 'email', Value: Username },
            { Name: 'email_verified', Value: 'true' },
          ],
        }),
      )
      return subOf(made.User?.Attributes)
    } catch (error) {
      if (!(error instanceof UsernameExistsException)) throw error
      const known = await client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username }))
      return subOf(known.UserAttributes)
    }
  }
}
