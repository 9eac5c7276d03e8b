# The web app: Next's standalone server.
FROM node:24.11.1-bookworm-slim AS build
WORKDIR /src
ENV NX_DAEMON=false NX_TUI=false CI=1 NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
COPY apps ./apps
COPY libs ./libs
COPY tools ./tools
COPY nx.json tsconfig.base.json tsconfig.json ./
RUN npm ci && npx nx run web:build

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production PORT=3000 HOSTNAME=0.0.0.0 NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
COPY --from=build --chown=root:root /src/apps/web/.next/standalone ./
COPY --from=build --chown=root:root /src/apps/web/.next/static ./apps/web/.next/static
USER 10001:10001
HEALTHCHECK --interval=5s --timeout=2s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/sign-in').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "apps/web/server.js"]
