import { html, nothing } from 'lit';
import { PageElement, faultText, faultsAt } from './element.js';
import { number } from './format.js';

/** A form in the model's own columns, which begins with a row of the data; tells by `asked` what is to be predicted. */
class TableInput extends PageElement {
  static properties = { features: {}, rows: {}, failure: {}, row: { state: true } };

  constructor() {
    super();
    this.row = 0;
  }

  another() {
    this.row = (this.row + 1 + Math.floor(Math.random() * (this.rows.length - 1))) % this.rows.length;
  }

  ask(event) {
    event.preventDefault();
    const values = Object.fromEntries(this.features.map(({ name, type }, i) => [name, read(this.querySelector(`#column${i}`).value, type)]));
    this.dispatchEvent(new CustomEvent('asked', { detail: values }));
  }

  render() {
    const { instance, target } = this.rows[this.row];
    return html`<form @submit=${this.ask} novalidate>
      <p><small>Row ${this.row} of the data${target !== undefined ? `, where the answer is ${target}` : ''}. Empty means missing.</small>
        <button type="button" class="small secondary" @click=${this.another}>Another row</button></p>
      <div class="fields">${this.features.map((feature, i) => this.field(feature, i, instance[feature.name]))}</div>
      <button type="submit">Predict</button></form>`;
  }

  field(feature, i, value) {
    const id = `column${i}`;
    const faults = faultsAt(this.failure, `/instances/0/${feature.name.replace(/~/g, '~0').replace(/\//g, '~1')}`);
    const wrong = faults.length ? 'true' : nothing;
    const help = feature.type === 'number' ? `${number(feature.min)} to ${number(feature.max)} in the data` : '';
    return html`<div class="field"><label for=${id} class="asis">${feature.name}</label>
      ${feature.type === 'category' ? html`<select id=${id} aria-invalid=${wrong} aria-describedby="${id}-fault"><option value="">missing</option>
          ${feature.categories.map(one => html`<option ?selected=${one === value}>${one}</option>`)}</select>`
        : html`<input id=${id} type=${feature.type === 'number' ? 'number' : 'text'} step="any" .value=${value ?? ''} aria-invalid=${wrong} aria-describedby="${id}-fault ${id}-help">`}
      ${faultText(`${id}-fault`, faults)}<small id="${id}-help">${help}</small></div>`;
  }
}
customElements.define('table-input', TableInput);

function read(text, type) {
  if (text === '') {
    return null;
  }
  return type === 'number' ? Number(text) : text;
}
