import { html, nothing } from 'lit';
import { picture } from '../api.js';
import { PageElement, problem } from '../element.js';

const WAIT = 250;
const SLIDERS = [
  { name: 'rotation', label: 'Rotation, degrees', most: 90, step: 1 },
  { name: 'shift', label: 'Shift, fraction', most: 0.5, step: 0.01 },
  { name: 'zoom', label: 'Zoom, fraction', most: 0.5, step: 0.01 },
  { name: 'gaussianNoise', label: 'Noise, standard deviation', most: 0.5, step: 0.01 },
];

/** What augmentation would make of the first images, as its settings are moved. */
class AugmentedImages extends PageElement {
  static properties = { name: {}, sheet: { state: true }, failure: { state: true } };

  #values = {};
  #timer;

  set(name, value) {
    this.#values[name] = Number(value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.attempt(() => this.load()), WAIT);
  }

  async load() {
    const query = SLIDERS.filter(({ name }) => this.#values[name]).map(({ name }) => `${name}=${this.#values[name]}`);
    const sheet = query.length ? await picture(`/api/v1/datasets/${encodeURIComponent(this.name)}/augmented?rows=6&${query.join('&')}`) : undefined;
    URL.revokeObjectURL(this.sheet);
    this.sheet = sheet;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    URL.revokeObjectURL(this.sheet);
  }

  render() {
    return html`<section><h2>Augmented</h2>
      <p>A training may change images at random in every epoch. Move a slider to see what it would see.</p>
      <div class="columns three">${SLIDERS.map(({ name, label, most, step }) => html`<label>${label}
        <input type="range" min="0" max=${most} step=${step} value="0" @input=${event => this.set(name, event.target.value)}></label>`)}</div>
      ${problem(this.failure)}
      ${this.sheet ? html`<img class="sheet" src=${this.sheet} alt="Six images, each followed by what augmentation makes of it">` : nothing}</section>`;
  }
}
customElements.define('augmented-images', AugmentedImages);
