# One image for api, worker and migrations; docker-compose.yml says which of them a container runs.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY --from=build /app/dist ./dist
COPY --from=build /app/libs ./libs
COPY --from=build /app/workflows ./workflows
COPY --from=build /app/activities ./activities
COPY --from=build /app/apps ./apps
COPY --from=build /app/tsconfig.json ./
RUN mkdir /state && chown node:node /state
USER node
EXPOSE 3000
CMD ["node", "--conditions=built", "--enable-source-maps", "dist/apps/api/main.js"]
