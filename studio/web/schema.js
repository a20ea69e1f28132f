// What the schema of guides says of a place in one: which fields it takes, and which values.

/**
 * As much of JSON Schema as guides/guide.schema.json uses.
 * @typedef {object} Schema
 * @property {string} [$ref]
 * @property {string} [type]
 * @property {string} [description]
 * @property {(string | number)[]} [enum]
 * @property {boolean} [default]
 * @property {number} [minimum]
 * @property {Record<string, Schema>} [properties]
 * @property {Schema | boolean} [additionalProperties]
 * @property {Schema} [items]
 * @property {string[]} [required]
 * @property {Schema[]} [oneOf]
 * @property {Record<string, Schema>} [$defs]
 */

/**
 * Lists of a guide whose ids other fields name.
 * @typedef {'checks' | 'outcomes' | 'sources' | 'symptoms'} List
 */

/**
 * By the name of a field: the list whose ids it names.
 * @type {Map<string, List>}
 */
const REFERENCES = new Map([
  ['after', 'checks'],
  ['then', 'checks'],
  ['rules_out', 'checks'],
  ['never', 'checks'],
  ['offer', 'checks'],
  ['outcome', 'outcomes'],
  ['sources', 'sources'],
]);

/**
 * By the name of a field: the list whose ids its keys are.
 * @type {Map<string, List>}
 */
const KEYED_BY = new Map([['likelihood_estimate', 'symptoms'], ['makes_likelier', 'checks']]);

/**
 * The schema itself, with what it refers to, and each alternative that it allows.
 * @param {Schema} root @param {Schema | undefined} schema
 * @returns {Schema[]}
 */
function alternatives(root, schema) {
  if (!schema) return [];
  const name = schema.$ref?.replace('#/$defs/', '');
  const target = name === undefined ? undefined : root.$defs?.[name];
  // What is said where it is used goes before what is said of it in general.
  if (target) return alternatives(root, { ...target, ...schema, $ref: undefined });
  if (!schema.oneOf) return [schema];
  return schema.oneOf.flatMap((one) => alternatives(root, { description: schema.description, ...one }));
}

/**
 * What may stand at a path.
 * @param {Schema} root @param {string[]} path
 * @returns {Schema[]}
 */
export function schemasAt(root, path) {
  let schemas = alternatives(root, root);
  for (const step of path) {
    const next = schemas.map((schema) => {
      if (schema.items) return schema.items;
      const { properties, additionalProperties: others } = schema;
      return properties?.[step] ?? (typeof others === 'object' ? others : undefined);
    });
    schemas = next.flatMap((schema) => alternatives(root, schema));
  }
  return schemas;
}

/**
 * The fields that an object at a path may have, each with what is written there: those first without
 * which it is none, then in the order of the schema.
 * @param {Schema} root @param {string[]} path
 * @returns {Map<string, Schema[]>}
 */
export function fieldsAt(root, path) {
  /** @type {Map<string, Schema[]>} */
  const fields = new Map();
  for (const { properties, required = [] } of schemasAt(root, path)) {
    for (const name of properties ? [...required, ...Object.keys(properties)] : []) {
      if (!fields.has(name)) fields.set(name, schemasAt(root, [...path, name]));
    }
  }
  return fields;
}

/**
 * The list that is meant by the values at a path.
 * @param {string[]} path
 * @returns {List | undefined}
 */
export function listOf(path) {
  const names = path.filter((step) => !/^\d+$/.test(step));
  const name = names[names.length - 1];
  // The guide's own `sources` are the list itself.
  return names.length > 1 ? REFERENCES.get(name) : undefined;
}

/**
 * The list that is meant by the keys of the object at a path.
 * @param {string[]} path
 * @returns {List | undefined}
 */
export function listOfKeys(path) {
  return KEYED_BY.get(path[path.length - 1]);
}

/**
 * Where the answers of a check are meant.
 * @param {string[]} path of a value
 */
export function namesAnswers(path) {
  return /^checks\/\d+\/((main|without)(\/\d+)?|tool\/(passes|fails))$/.test(path.join('/'));
}

/**
 * What to write for a field that has nothing yet, and which part of it is to be typed over.
 * @param {Schema[]} schemas
 * @returns {[text: string, from: number, to: number]}
 */
export function emptyValue([schema]) {
  if (schema?.type === 'object') return ['{}', 1, 1];
  if (schema?.type === 'array') return ['[]', 1, 1];
  if (schema?.type === 'string' || typeof schema?.enum?.[0] === 'string') return ['""', 1, 1];
  // What is not written counts as the default: somebody who writes it wants the other.
  if (schema?.type === 'boolean') return whole(String(!schema.default));
  if (schema?.enum) return whole(String(schema.enum[schema.enum.length - 1]));
  return schema?.type === 'integer' ? whole(String(schema.minimum ?? 0)) : ['', 0, 0];
}

/**
 * @param {string} text
 * @returns {[string, number, number]}
 */
function whole(text) {
  return [text, 0, text.length];
}
