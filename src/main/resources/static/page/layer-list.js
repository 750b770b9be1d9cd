import { html, nothing } from 'lit';
import { PageElement, faultText, faultsAt } from './element.js';
import { number } from './format.js';
import './schema-fields.js';

const FIELDS_AT_ONCE = 2;
let ids = 0;

/**
 * Layers that can be added, moved, changed and taken away; what the service says of each stands beside it. Which layers there are and what they take comes from
 * the OpenAPI document. Tells by `changed` what the list became.
 */
class LayerList extends PageElement {
  static properties = { schemas: {}, layers: {}, pointer: {}, check: {}, failure: {}, added: { state: true } };

  #id = `layers${++ids}`;

  constructor() {
    super();
    this.layers = [];
    this.pointer = '/layers';
    this.added = 'dropout';
  }

  change(layers) {
    this.layers = layers;
    this.dispatchEvent(new CustomEvent('changed', { detail: layers }));
  }

  replace(index, layer) {
    this.change(this.layers.map((old, i) => (i === index ? layer : old)));
  }

  async move(index, by) {
    const layers = [...this.layers];
    const [moved] = layers.splice(index, 1);
    layers.splice(index + by, 0, moved);
    this.change(layers);
    await this.updateComplete;
    this.querySelectorAll(':scope > ol > li')[index + by].querySelector(by < 0 ? '.up' : '.down').focus();
  }

  /** Before the last layer, which gives the scores. */
  add() {
    const layer = this.schemas.initial(this.variants()[this.added], this.added);
    const at = Math.max(0, this.layers.length - 1);
    this.change([...this.layers.slice(0, at), layer, ...this.layers.slice(at)]);
  }

  variants() {
    return this.schemas.variants(this.schemas.named('LayerSpec'));
  }

  render() {
    const variants = this.variants();
    return html`<ol class="layers">${this.layers.map((layer, i) => this.layer(layer, i, variants))}</ol>
      <div class="bar"><label for=${this.#id}>Layer to add</label>
        <select id=${this.#id} @change=${event => (this.added = event.target.value)}>${Object.keys(variants).map(type => html`<option ?selected=${type === this.added}>${type}</option>`)}</select>
        <button type="button" class="small" @click=${this.add}>Add layer</button></div>`;
  }

  layer(layer, i, variants) {
    const pointer = `${this.pointer}/${i}`;
    const shaped = this.check?.layers?.length === this.layers.length ? this.check.layers[i] : undefined;
    const advice = (this.check?.advice ?? []).filter(one => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`));
    const faults = [...faultsAt(this.failure, pointer), ...faultsAt(this.failure, `${pointer}/type`)];
    return html`<li><article class="layer">
      <div class="bar"><strong>${layer.type}</strong>
        ${shaped ? html`<span class="shape">gives [${shaped.outputShape.join(', ')}]${shaped.parameters ? `, ${number(shaped.parameters)} parameters` : ''}</span>` : nothing}
        <span class="tools">
          <button type="button" class="small secondary outline up" aria-label="Move ${layer.type} ${i + 1} up" ?disabled=${i === 0} @click=${() => this.move(i, -1)}>↑</button>
          <button type="button" class="small secondary outline down" aria-label="Move ${layer.type} ${i + 1} down" ?disabled=${i === this.layers.length - 1} @click=${() => this.move(i, 1)}>↓</button>
          <button type="button" class="small secondary outline" aria-label="Remove ${layer.type} ${i + 1}" @click=${() => this.change(this.layers.filter((_, j) => j !== i))}>✕</button>
        </span></div>
      ${faultText(`layer${i}-fault`, faults)}
      ${variants[layer.type] ? html`<schema-fields .schemas=${this.schemas} .schema=${variants[layer.type]} .value=${layer} .pointer=${pointer} .failure=${this.failure} .first=${FIELDS_AT_ONCE}
        @changed=${event => {
          event.stopPropagation();
          this.replace(i, event.detail);
        }}></schema-fields>` : nothing}
      ${advice.map(one => html`<p class="advice">${one.message} <a href=${one.reference} rel="noreferrer" target="_blank">Why</a></p>`)}
    </article></li>`;
  }
}
customElements.define('layer-list', LayerList);
