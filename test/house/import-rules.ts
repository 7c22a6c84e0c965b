// The rules of who may import whom, as data, and the question whether one import keeps them.

/** What a room may import: other rooms, and packages by name or by the beginning of it. */
interface Room {
  readonly rooms: readonly string[]
  readonly packages: readonly string[]
}

const dates = 'temporal-polyfill'

/** One row per room: the longest name that fits a file is its room. */
const rooms: Readonly<Record<string, Room>> = {
  'lambdas/domain': { rooms: [], packages: ['zod', dates] },
  'lambdas/contract': { rooms: ['lambdas/domain', 'lambdas/ports'], packages: ['zod'] },
  'lambdas/usecases': { rooms: ['lambdas/domain', 'lambdas/ports'], packages: [] },
  'lambdas/ports': { rooms: ['lambdas/domain'], packages: [] },
  'lambdas/store': { rooms: ['lambdas/domain', 'lambdas/ports'], packages: ['zod', '@aws-sdk/client-dynamodb', '@aws-sdk/util-dynamodb'] },
  'lambdas/queue': { rooms: ['lambdas/domain', 'lambdas/ports'], packages: ['zod', '@aws-sdk/client-sqs'] },
  'lambdas/accounts': { rooms: ['lambdas/domain', 'lambdas/ports'], packages: ['zod', '@aws-sdk/client-cognito-identity-provider'] },
  'lambdas/links': { rooms: ['lambdas/domain', 'lambdas/ports'], packages: ['zod', 'jose', '@aws-sdk/client-kms'] },
  'lambdas/mail': { rooms: ['lambdas/domain', 'lambdas/ports'], packages: ['zod', '@aws-sdk/client-sesv2'] },
  'lambdas/formats': { rooms: ['lambdas/domain', 'lambdas/ports'], packages: ['zod', 'csv-parse', 'ical-generator'] },
  'lambdas/files': {
    rooms: ['lambdas/domain', 'lambdas/ports'],
    packages: ['zod', '@aws-sdk/client-s3', '@aws-sdk/s3-presigned-post', '@aws-sdk/s3-request-presigner', 'file-type', 'unpdf', 'yauzl', 'saxes', 'pngjs', 'jpeg-js', 'node:'],
  },
  'lambdas/http': {
    rooms: ['lambdas/usecases', 'lambdas/domain', 'lambdas/contract', 'lambdas/formats', 'lambdas/ports', 'lambdas/log.ts'],
    packages: ['@middy/', 'zod', 'jose', 'node:zlib'],
  },
  'lambdas/environment.ts': { rooms: [], packages: ['zod'] },
  'lambdas/log.ts': { rooms: [], packages: [] },
  lambdas: { rooms: ['lambdas', 'docs/openapi.json'], packages: ['@aws-sdk/', 'aws-lambda', 'node:crypto'] },
  'lib/aws': {
    rooms: ['lib/stage.ts', 'lib/queue-settings.ts', 'lib/web-headers.ts', 'lib/loopback.ts', 'lambdas/store/table.ts', 'lambdas/contract/routes.ts', 'lambdas/environment.ts', 'lambdas/mail/sign-in-words.ts'],
    packages: ['aws-cdk-lib', 'constructs', 'cdk-nag', 'node:'],
  },
  'lib/laptop/demo': { rooms: ['lib/laptop', 'lambdas'], packages: ['node:'] },
  'lib/laptop': {
    rooms: ['lib/queue-settings.ts', 'lib/web-headers.ts', 'lib/loopback.ts', 'lambdas/domain', 'lambdas/ports', 'lambdas/wiring.ts', 'lambdas/environment.ts', 'lambdas/log.ts', 'lambdas/store/table.ts', 'lambdas/contract/routes.ts'],
    packages: ['@aws-sdk/', '@smithy/', 'aws-lambda', 'busboy', 'dynalite', 'oidc-provider', 'jose', 'saxes', 'vite', 'zod', 'node:'],
  },
  'lib/docs': { rooms: ['lambdas/contract', 'lambdas/store/table.ts', 'lambdas/http/pipeline.ts'], packages: ['zod', 'zod-openapi'] },
  'lib/loopback.ts': { rooms: [], packages: [] },
  'lib/stage.ts': { rooms: [], packages: [] },
  'lib/queue-settings.ts': { rooms: [], packages: [] },
  'lib/web-headers.ts': { rooms: [], packages: [] },
  web: { rooms: [], packages: ['react', 'react-dom', 'react-router', 'oauth4webapi', 'client-zip', '@nl-design-system-candidate/', '@utrecht/', 'vite', '@vitejs/'] },
}

/** Rooms of which only types may be imported. */
const typesOnly: Readonly<Record<string, readonly string[]>> = { web: ['lambdas/contract'] }

export interface Import {
  /** Paths from the top of the project. */
  readonly file: string
  readonly imported: string
  readonly isType: boolean
}

const isIn = (path: string, room: string) => path === room || path.startsWith(room.endsWith('/') ? room : `${room}/`)

export function roomOf(file: string): string | undefined {
  return Object.keys(rooms)
    .filter((room) => isIn(file, room))
    .sort((a, b) => b.length - a.length)[0]
}

/** Why an import breaks the rules; `undefined` when it keeps them. `imported` is a path of the project or the name of a package. */
export function whatIsWrong({ file, imported, isType }: Import): string | undefined {
  const name = roomOf(file)
  if (name === undefined) return undefined
  const room = rooms[name]!
  const isFile = /^(lambdas|lib|web|bin|test|bench|docs)\//.test(imported)
  if (isFile) {
    if (isIn(imported, name) && roomOf(imported) === name) return undefined
    if (room.rooms.some((allowed) => isIn(imported, allowed))) return undefined
    if (isType && typesOnly[name]?.some((allowed) => isIn(imported, allowed))) return undefined
    return `${file} may not import ${imported}`
  }
  if (room.packages.some((allowed) => imported === allowed || imported.startsWith(/[:/]$/.test(allowed) ? allowed : `${allowed}/`))) return undefined
  return `${file} may not import the package ${imported}`
}
