// What API Gateway and Lambda allow: a request that passes here passes there.

/** A function takes and gives at most this much JSON, in bytes; base64 included. */
export const eventBytes = 6_291_456
/** The answer may be a hundred bytes larger. */
export const answerBytes = 6_291_556
/** What API Gateway reads of a body before it refuses. */
export const bodyBytes = 10_485_760
/** Request line and headers together. */
export const headBytes = 10_240
/** An HTTP API waits this long for its function. */
export const functionMilliseconds = 30_000
