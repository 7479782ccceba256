import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commandLine } from '#libs/command-line/command-line';
import { openApiDocument } from './src/openapi/document.js';

commandLine('npm run gen:openapi\n\nWrites openapi.json from the route table; a spec fails when the file in git is older than the table.', {});

const file = fileURLToPath(new URL('../../openapi.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(openApiDocument(), null, 1)}\n`);
console.log(`wrote ${file}`);
