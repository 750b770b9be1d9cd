import { get } from './api.js';

const REF = '#/components/schemas/';
const UNBOUNDED = 1e9;
let loading;

/** The service's own OpenAPI document: what fields a request has, their ranges and what they mean. */
export function schemas() {
  loading ??= get('/v3/api-docs').then(document => new Schemas(document.components.schemas), error => {
    loading = undefined;
    throw error;
  });
  return loading;
}

class Schemas {
  #all;

  constructor(all) {
    this.#all = all;
  }

  named(name) {
    return this.resolved({ $ref: REF + name });
  }

  /** A schema with what its reference and its being null say put together; the place's own description first. */
  resolved(schema) {
    if (schema.$ref) {
      return { ...this.#all[schema.$ref.slice(REF.length)], ...without(schema, '$ref'), name: schema.$ref.slice(REF.length) };
    }
    const options = schema.anyOf?.filter(one => one.type !== 'null');
    return options?.length === 1 ? { ...this.resolved(options[0]), ...without(schema, 'anyOf') } : schema;
  }

  /** What a schema with a discriminator may be, by its name. */
  variants(schema) {
    const mapping = schema.discriminator?.mapping ?? {};
    return Object.fromEntries(Object.entries(mapping).map(([type, ref]) => [type, this.resolved({ $ref: ref })]));
  }

  /** The fields of an object, the required ones first; without what tells its type. */
  fields(schema, discriminator = 'type') {
    const required = schema.required ?? [];
    return Object.entries(schema.properties ?? {})
      .filter(([name]) => name !== discriminator && name !== 'name')
      .map(([name, field]) => ({ name, schema: this.resolved(field), isRequired: required.includes(name) }))
      .sort((one, other) => other.isRequired - one.isRequired);
  }

  /** What to begin with: examples where something must be there, nothing where it need not. */
  initial(schema, type) {
    const value = { type };
    this.fields(schema).filter(field => field.isRequired).forEach(field => (value[field.name] = exampleOf(field.schema)));
    return value;
  }
}

function exampleOf(schema) {
  return structuredClone(schema.example ?? schema.enum?.[0] ?? schema.minimum ?? 0);
}

function without(object, name) {
  const { [name]: _, ...rest } = object;
  return rest;
}

/** What kind of control shows a schema. */
export function kindOf(schema) {
  const types = [schema.type ?? []].flat();
  if (schema.discriminator) {
    return 'variants';
  }
  if (schema.enum && types.includes('string')) {
    return 'choice';
  }
  if (types.includes('boolean')) {
    return 'switch';
  }
  if (types.includes('integer') || types.includes('number')) {
    return 'number';
  }
  if (types.includes('array') && schema.items?.$ref === `${REF}LayerSpec`) {
    return 'layers';
  }
  return schema.properties ? 'object' : 'json';
}

/** The range of a number in words. */
export function rangeOf(schema) {
  const numbers = schema.anyOf?.find(one => one.type === 'number') ?? schema;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = numbers;
  const low = minimum !== undefined ? `≥ ${minimum}` : exclusiveMinimum !== undefined ? `> ${exclusiveMinimum}` : '';
  const high = maximum !== undefined && maximum < UNBOUNDED ? `≤ ${maximum.toLocaleString('en')}` : exclusiveMaximum !== undefined ? `< ${exclusiveMaximum}` : '';
  return [low, high].filter(Boolean).join(', ');
}
