// How the queue in front of the outbox door behaves: plain data that the stacks and the laptop share.

/** Visibility is six times the outbox door's own limit of 30 seconds, as AWS advises for a queue that feeds a function. */
export const outboxQueue = { batchSize: 10, visibilitySeconds: 180, maxReceiveCount: 5, retentionDays: 4 } as const
