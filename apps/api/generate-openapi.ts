import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openApiDocument } from './src/openapi/document.js';

const { values } = parseArgs({ options: { help: { type: 'boolean' } } });

if (values.help) {
  console.log('Writes openapi.json from the route table; a spec fails when the file in git is older than the table.');
} else {
  const file = fileURLToPath(new URL('../../openapi.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(openApiDocument(), null, 1)}\n`);
  console.log(`wrote ${file}`);
}
