// Says what is wrong when scripts run on another Node than the one that the project pins: plain JavaScript, so that any Node can say it.
import { readFileSync } from 'node:fs'

const wanted = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).devDependencies.node
const wantedMajor = wanted.split('.')[0]
const runningMajor = process.versions.node.split('.')[0]

if (runningMajor !== wantedMajor) {
  console.error(`This project runs on Node ${wanted}, which npm installs with it; this script runs on Node ${process.versions.node}.

Most likely npm did not run the install script of the package "node". Try, in this order:
  npm ci                                (npm 12 and later read "allowScripts" in package.json)
  npm ci --ignore-scripts=false         (when your npm settings turn install scripts off)
  npm rebuild node                      (when the other packages are in place)`)
  process.exit(1)
}
