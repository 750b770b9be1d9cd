import { html, nothing } from 'lit';
import { PageElement, faultText, faultsAt } from './element.js';
import { words } from './format.js';
import { kindOf, rangeOf } from './schema.js';

let ids = 0;

/**
 * A form for an object of the OpenAPI document, made of its schema alone; tells by `changed` what the object became. A field that is left empty is left out, so
 * that the service's default holds.
 */
class SchemaFields extends PageElement {
  static properties = { schemas: {}, schema: {}, value: {}, pointer: {}, failure: {}, first: { type: Number }, open: { state: true } };

  #id = `fields${++ids}`;

  constructor() {
    super();
    this.first = Infinity;
    this.pointer = '';
  }

  set(name, value) {
    const next = { ...this.value };
    if (value === undefined) {
      delete next[name];
    } else {
      next[name] = value;
    }
    this.value = next;
    this.dispatchEvent(new CustomEvent('changed', { detail: next }));
  }

  render() {
    const fields = this.schemas.fields(this.schema);
    const [some, more] = [fields.slice(0, this.first), fields.slice(this.first)];
    const isSet = more.some(({ name }) => this.value[name] !== undefined || faultsAt(this.failure, `${this.pointer}/${name}`).length);
    return html`<div class="fields">${some.map(field => this.field(field))}</div>
      ${more.length ? html`<details ?open=${isSet || this.open} @toggle=${event => (this.open = event.target.open)}><summary>More</summary>
        ${isSet || this.open ? html`<div class="fields">${more.map(field => this.field(field))}</div>` : nothing}</details>` : nothing}`;
  }

  field({ name, schema, isRequired }) {
    const kind = kindOf(schema);
    if (kind === 'object' || kind === 'variants') {
      return this.group(name, schema, kind);
    }
    const id = `${this.#id}-${name}`;
    const faults = faultsAt(this.failure, `${this.pointer}/${name}`);
    const common = { id, name, schema, value: this.value[name], isRequired, wrong: faults.length ? 'true' : nothing, described: `${id}-fault ${id}-help` };
    const help = [schema.description, rangeOf(schema)].filter(Boolean).join('; ');
    return html`<div class="field"><label for=${id}>${words(name)}${isRequired ? ' *' : ''}</label>${this[kind](common)}
      ${faultText(`${id}-fault`, faults)}${help ? html`<small id="${id}-help">${help}</small>` : nothing}</div>`;
  }

  number({ id, name, schema, value, isRequired, wrong, described }) {
    const step = [schema.type].flat().includes('integer') ? 1 : 'any';
    return html`<input id=${id} type="number" step=${step} min=${schema.minimum ?? nothing} max=${schema.maximum ?? nothing} ?required=${isRequired} .value=${value ?? ''}
      placeholder=${isRequired ? nothing : 'default'} aria-invalid=${wrong} aria-describedby=${described}
      @input=${event => this.set(name, event.target.value === '' ? undefined : Number(event.target.value))}>`;
  }

  choice({ id, name, schema, value, wrong, described }) {
    return html`<select id=${id} aria-invalid=${wrong} aria-describedby=${described} @change=${event => this.set(name, event.target.value || undefined)}>
      <option value="" ?selected=${value === undefined}>default</option>
      ${schema.enum.map(one => html`<option value=${one} ?selected=${one === value}>${one}</option>`)}</select>`;
  }

  switch({ id, name, value, wrong, described }) {
    return html`<select id=${id} aria-invalid=${wrong} aria-describedby=${described}
        @change=${event => this.set(name, event.target.value === '' ? undefined : event.target.value === 'true')}>
      <option value="" ?selected=${value === undefined}>default</option>
      <option value="true" ?selected=${value === true}>yes</option><option value="false" ?selected=${value === false}>no</option></select>`;
  }

  /** What is a number, a word or something larger: JSON, in which a bare word is a text. */
  json({ id, name, value, wrong, described, isRequired }) {
    const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
    return html`<input id=${id} .value=${text} placeholder=${isRequired ? nothing : 'default'} ?required=${isRequired} aria-invalid=${wrong} aria-describedby=${described}
      @change=${event => this.set(name, read(event.target.value))}>`;
  }

  layers({ name, value }) {
    return html`<layer-list .schemas=${this.schemas} .layers=${value ?? []} .pointer=${`${this.pointer}/${name}`} .failure=${this.failure}
      @changed=${event => {
        event.stopPropagation();
        this.set(name, event.detail);
      }}></layer-list>`;
  }

  group(name, schema, kind) {
    const value = this.value[name];
    const pointer = `${this.pointer}/${name}`;
    const variants = this.schemas.variants(schema);
    const shown = kind === 'object' ? schema : variants[value?.type];
    const id = `${this.#id}-${name}`;
    return html`<fieldset class="group"><label for=${id}>${words(name)}</label>
      <select id=${id} @change=${event => this.set(name, this.chosen(event.target.value, schema, variants))} aria-describedby="${id}-help ${id}-fault">
        <option value="" ?selected=${value === undefined}>default</option>
        ${kind === 'object' ? html`<option value="set" ?selected=${value !== undefined}>set</option>`
          : Object.keys(variants).map(type => html`<option value=${type} ?selected=${value?.type === type}>${type}</option>`)}
      </select>
      ${faultText(`${id}-fault`, faultsAt(this.failure, pointer))}
      ${schema.description ? html`<small id="${id}-help">${schema.description}</small>` : nothing}
      ${value && shown ? html`<schema-fields .schemas=${this.schemas} .schema=${shown} .value=${value} .pointer=${pointer} .failure=${this.failure}
        @changed=${event => {
          event.stopPropagation();
          this.set(name, event.detail);
        }}></schema-fields>` : nothing}</fieldset>`;
  }

  chosen(choice, schema, variants) {
    if (choice === '') {
      return undefined;
    }
    return choice === 'set' && !variants.set ? {} : this.schemas.initial(variants[choice], choice);
  }
}
customElements.define('schema-fields', SchemaFields);

function read(text) {
  if (text.trim() === '') {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text.includes(',') ? text.split(',').map(Number) : text;
  }
}
