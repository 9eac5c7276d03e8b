# Stand-ins, migrations and the knowledge loader: TypeScript run by Node itself.
FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production NODE_OPTIONS="--conditions=@hyrox/source --disable-warning=ExperimentalWarning"
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps ./apps
COPY libs ./libs
COPY tools ./tools
COPY infra ./infra
COPY knowledge ./knowledge
RUN npm ci
USER 10001:10001
