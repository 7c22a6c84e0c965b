// How the web app is built, and how it is served while someone works on it.
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

const system = 'http://127.0.0.1:4000'

const config: UserConfig = {
  root: import.meta.dirname,
  plugins: [react()],
  // Nothing is inlined: the content security policy allows no inline script and no data: style.
  build: { outDir: '../dist/web', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: {
    host: '127.0.0.1',
    proxy: { '/v1': system, '/oidc': system, '/config.json': system, '/_laptop': system, '/postvak': system },
  },
}

export default defineConfig(({ command }) => {
  // Whatever starts the build, such as a test: people get React as it is meant for them.
  if (command === 'build') process.env['NODE_ENV'] = 'production'
  return config
})
