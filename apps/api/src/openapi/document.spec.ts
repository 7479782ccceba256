import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROUTE_LIST } from '../http/route-list.js';
import { openApiDocument } from './document.js';

const inGit = JSON.parse(readFileSync(new URL('../../../../openapi.json', import.meta.url), 'utf8')) as unknown;

describe('openapi.json', () => {
  it('says what the route table says (if not: npm run gen:openapi)', () => {
    expect(inGit).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it('describes every route once, by its own name', () => {
    const paths = (inGit as { paths: Record<string, Record<string, { operationId: string }>> }).paths;
    const described = Object.values(paths).flatMap((operations) => Object.values(operations).map((operation) => operation.operationId));

    expect(described.toSorted()).toEqual(ROUTE_LIST.map((route) => route.operationId).toSorted());
  });

  it('refuses unknown fields in the body of a command, as the server does', () => {
    const paths = (inGit as { paths: Record<string, { post: { requestBody: { content: Record<string, { schema: { additionalProperties?: boolean } }> } } }> })
      .paths;
    const schema = paths['/api/applications/{applicationId}/withdrawApplication']?.post.requestBody.content['application/json']?.schema;

    expect(schema?.additionalProperties).toBe(false);
  });
});
