import { expect, test } from 'vitest';
import { jsonSchemas } from './json-schemas.ts';

// The files are what editors read; `npm test -- json-schemas --update` writes them anew after a change of a shape.
test.each([...jsonSchemas()])('schemas/%s.json is current', async (name, schema) => {
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(`../schemas/${name}.json`);
});
