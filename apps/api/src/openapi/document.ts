import { ERRORS, type ErrorCode } from '#libs/contracts/error-codes';
import { problem } from '#libs/contracts/http/problem';
import { commandAccepted } from '#libs/contracts/http/process-view';
import type { OperationId } from '#libs/contracts/http/routes';
import type { StreamKind } from '#libs/domain/kernel/types';
import { type ListedRoute, ROUTE_LIST } from '../http/route-list.js';
import { SchemaWriter } from './named-schemas.js';

type Json = { [key: string]: unknown };

const SUMMARY = '服务型制造示范遴选与评估评价';
const TAGS: Record<StreamKind | string, string> = {
  session: '登录',
  application: '申报',
  desk: '省级工作台',
  season: '批次',
  campaign: '评估评价',
  evaluation: '评估评价表',
  title: '示范称号',
  work: '待办与收件箱',
  audit: '审计',
  process: '流程',
  account: '账号',
  public: '公开',
  health: '健康',
};

/** Written by `npm run gen:openapi`; what is served and what is described come from the same table. */
export function openApiDocument(): Json {
  const schemas = new SchemaWriter();
  const paths: Record<string, Json> = {};
  for (const route of ROUTE_LIST) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, schemas) };
  schemas.write(problem, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: SUMMARY,
      version: '1',
      description: 'Commands are idempotent by `Idempotency-Key`; a refusal is problem+json with a stable `code`, Chinese in `detail`, English in `detailEn`.',
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { ...schemas.components, ErrorCode: { type: 'string', enum: Object.keys(ERRORS).sort() } },
      responses: refusals(),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'fwzz' }, csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' } },
    },
  };
}

function operationOf(route: ListedRoute, schemas: SchemaWriter): Json {
  const writes = route.method !== 'GET';
  const signedIn = route.audience === 'signedIn';
  return {
    operationId: route.operationId,
    summary: route.summary,
    tags: [route.tag],
    ...(signedIn && { security: [{ session: [], ...(writes && { csrf: [] }) }] }),
    parameters: [
      ...route.params.map(pathParameter),
      ...queryParameters(route, schemas),
      ...(route.command || route.operationId === 'signalCommand' ? commandHeaders(route) : []),
    ],
    ...(route.body && { requestBody: { required: true, content: { 'application/json': { schema: schemas.write(route.body, 'input') } } } }),
    responses: { ...answersOf(route, schemas), ...refusalsOf(route) },
  };
}

const pathParameter = (name: string): Json => ({ name, in: 'path', required: true, schema: { type: 'string' } });

function queryParameters(route: ListedRoute, schemas: SchemaWriter): Json[] {
  if (!route.query) return [];
  const { properties = {}, required = [] } = schemas.write(route.query, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

function commandHeaders(route: ListedRoute): Json[] {
  const header = (name: string, required: boolean, pattern: string, description: string): Json => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string', pattern },
  });
  return [
    header('Idempotency-Key', true, '^[A-Za-z0-9_-]{8,64}$', 'One per press of a button; the same key with the same body gets the same answer.'),
    header('If-Match', false, '^"\\d+"$', 'Version that the caller has seen; another one is refused with 412.'),
    ...(route.command ? [header('Prefer', false, '^.*$', '`respond-async`: kept for the process; 202 with the address of the outcome.')] : []),
  ];
}

function answersOf(route: ListedRoute, schemas: SchemaWriter): Json {
  const location = { headers: { Location: { schema: { type: 'string' } } } };
  if (route.status === 204) return { 204: { description: '已完成' } };
  const answer = {
    description: route.summary,
    content: { [route.mediaType ?? 'application/json']: { schema: route.answer ? schemas.write(route.answer, 'output') : {} } },
  };
  return {
    [route.status]: { ...answer, ...(route.operationId === 'signalCommand' && location) },
    ...(route.command && {
      202: { description: '已收到，正在办理', ...location, content: { 'application/json': { schema: schemas.write(commandAccepted, 'output') } } },
    }),
  };
}

/** What a route can refuse beyond what its method, audience and kind say. `npm run fuzz` finds what is missing here. */
const ALSO_REFUSED: Partial<Record<OperationId, number[]>> = {
  signIn: [401, 429],
  createAccounts: [429],
  raiseObjection: [429],
  saveApplicationDraft: [409, 423],
  saveEvaluationDraft: [409, 423],
  previewSeasonAmendment: [409, 422],
  previewCampaignAmendment: [409, 422],
  signalCommand: [409, 412, 422],
  readApplicationReceipt: [409],
  readEvaluationReceipt: [409],
};

function refusalsOf(route: ListedRoute): Json {
  const statuses = new Set<number>([
    400,
    503,
    ...(route.audience === 'signedIn' ? [401, 403, 404] : [404]),
    // Whoever is signed in needs the page's token also where nobody has to be, and may have no right to it.
    ...(route.method === 'GET' ? [] : [403, 413, 415]),
    ...(route.command ? [409, 412, 422] : []),
    ...(ALSO_REFUSED[route.operationId] ?? []),
  ]);
  return Object.fromEntries([...statuses].sort().map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]));
}

/** One description per status, with the codes that can stand in it. */
function refusals(): Json {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const statuses = [...new Set(Object.values(ERRORS).map((error) => error.status))].sort();
  return Object.fromEntries(statuses.map((status) => [`Refused${status}`, { description: codesOf(status), content }]));
}

const codesOf = (status: number): string =>
  (Object.keys(ERRORS) as ErrorCode[])
    .filter((code) => ERRORS[code].status === status)
    .sort()
    .join(', ');
