/** Where rates of dropout are, by the OpenAPI document alone: a new layer with one needs nothing here. */
class Rates {
  #variants;
  #schemas;

  constructor(schemas) {
    this.#schemas = schemas;
    this.#variants = schemas.variants(schemas.named('LayerSpec'));
  }

  /** The fields of a layer that are rates. */
  of(layer) {
    return this.#schemas.fields(this.#variants[layer.type]).filter(field => field.schema.name === 'Rate');
  }
}

/** The same layers with nothing silenced: what must have a rate does nothing else; rates of others are theirs to leave out. */
export function withoutDropout(schemas, layers) {
  const rates = new Rates(schemas);
  return layers
    .filter(layer => !rates.of(layer).some(field => field.isRequired))
    .map(layer => {
      const names = rates.of(layer).map(field => field.name);
      return Object.fromEntries(Object.entries(layer).filter(([name]) => !names.includes(name)));
    });
}

/** The same layers with another value in the place of every rate that is set. */
export function withRates(schemas, layers, value) {
  const rates = new Rates(schemas);
  return layers.map(layer => {
    const set = rates.of(layer).filter(field => layer[field.name] !== undefined);
    return { ...layer, ...Object.fromEntries(set.map(field => [field.name, value])) };
  });
}
