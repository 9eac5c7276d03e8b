# One file for every Nest service: docker build --build-arg APP=gateway -f infra/docker/service.Dockerfile .
FROM node:24.11.1-bookworm-slim AS build
WORKDIR /src
ENV NX_DAEMON=false NX_TUI=false CI=1
COPY package.json package-lock.json .npmrc ./
COPY apps ./apps
COPY libs ./libs
COPY tools ./tools
COPY nx.json tsconfig.base.json tsconfig.json ./
ARG APP
RUN npm ci && npx nx run ${APP}:build && npm prune --omit=dev

FROM node:24.11.1-bookworm-slim
ARG APP
ENV NODE_ENV=production APP=${APP} SERVICE_HOST=0.0.0.0 OTEL_SERVICE_NAME=${APP}
WORKDIR /app
COPY --from=build --chown=root:root /src/node_modules ./node_modules
COPY --from=build --chown=root:root /src/libs ./libs
COPY --from=build --chown=root:root /src/apps/${APP} ./apps/${APP}
USER 10001:10001
HEALTHCHECK --interval=5s --timeout=2s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.METRICS_PORT}/readyz`).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENV MALLOC_ARENA_MAX=1
CMD ["sh", "-c", "exec node --max-semi-space-size=4 --heap-growing-percent=20 --import @hyrox/telemetry/register apps/$APP/dist/main.js"]
