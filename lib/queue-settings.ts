// How the queues in front of the doors behave: plain data that the stacks and the laptop share.

export interface QueueSettings {
  /** How many messages a door gets at once. */
  readonly batchSize: number
  /** How long a message that was handed out is shown to nobody else: six times the door's own limit, as AWS advises. */
  readonly visibilitySeconds: number
  /** After so many tries a message goes to the dead letters. */
  readonly maxReceiveCount: number
  readonly retentionDays: number
}

/** The outbox door may take 30 seconds. */
export const outboxQueue = { batchSize: 10, visibilitySeconds: 180, maxReceiveCount: 5, retentionDays: 4 } as const satisfies QueueSettings

/** The door for mail events may take 30 seconds. */
export const mailEventsQueue = { batchSize: 10, visibilitySeconds: 180, maxReceiveCount: 5, retentionDays: 4 } as const satisfies QueueSettings

/** The intake door may take 60 seconds. One file at a time: a file that takes the door down takes no other file with it. */
export const intakeQueue = { batchSize: 1, visibilitySeconds: 360, maxReceiveCount: 5, retentionDays: 4 } as const satisfies QueueSettings
