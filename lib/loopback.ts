// Where a program on somebody's own machine hears the answer of the sign-in service (RFC 8252): plain data for the issuer, the stacks and the program.

/** The user pool in AWS wants every address with its port written out beforehand: the first one that is free is taken. */
export const loopbackPorts = [47211, 47212, 47213] as const

/** The literal address, never a name that a resolver may send elsewhere. */
export const loopbackRedirect = (port: number): string => `http://127.0.0.1:${port}/aangemeld`

export const loopbackRedirects: readonly string[] = loopbackPorts.map(loopbackRedirect)
