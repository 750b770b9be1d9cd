import { html, nothing } from 'lit';
import { post, picture } from '../api.js';
import { PageElement, problem } from '../element.js';
import { go } from '../route.js';

const TRAINED = 'dropwise.tour';
const MODEL = 'tour-digits';
const HIDDEN = { type: 'dense', units: 256, activation: 'relu' };
const DROPOUT = { type: 'dropout', rate: 0.5 };
const TRAINING = { epochs: 60, batchSize: 32, seed: 7 };

/** Digits learned with and without dropout, by the same requests that anybody sends. */
class TourView extends PageElement {
  static properties = { sheet: { state: true }, jobs: { state: true }, failure: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.jobs = sessionStorage.getItem(TRAINED);
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => (this.sheet = await picture('/api/v1/datasets/digits/preview?rows=40')));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.sheet);
  }

  async train() {
    this.busy = true;
    await this.attempt(async () => {
      const withDropout = await this.submit('tour: with dropout', [HIDDEN, DROPOUT, HIDDEN, DROPOUT, { type: 'dense' }], MODEL);
      const without = await this.submit('tour: without dropout', [HIDDEN, HIDDEN, { type: 'dense' }]);
      this.jobs = `${withDropout.id},${without.id}`;
      sessionStorage.setItem(TRAINED, this.jobs);
      go(`compare/${this.jobs}`);
    });
    this.busy = false;
  }

  submit(name, layers, registerAs) {
    return post('/api/v1/jobs', { name, dataset: 'digits', model: { layers }, training: TRAINING, registerAs });
  }

  render() {
    return html`<h1>The tour</h1>
      ${problem(this.failure)}
      <ol class="steps">
        <li>
          <h2>Look at the data</h2>
          <p>1,797 handwritten digits, 8 by 8 pixels each. <a href="#/data/digits">What is known of them</a></p>
          ${this.sheet ? html`<img class="sheet" src=${this.sheet} alt="The first forty digits of the data set">` : nothing}
        </li>
        <li>
          <h2>Train twice</h2>
          <p>Two hidden layers of 256 units. One network drops half of their outputs at random in every step, so that no unit
            relies on another; the other has all of them always.</p>
          <button @click=${this.train} ?disabled=${this.busy} aria-busy=${this.busy ? 'true' : 'false'}>${this.jobs ? 'Train again' : 'Train both'}</button>
        </li>
        <li>
          <h2>Compare</h2>
          <p>Where the validation loss turns and rises, the network learns by heart. Dropout puts that off.</p>
          ${this.jobs ? html`<a href="#/compare/${this.jobs}">See both learn</a>` : html`<small>After the training.</small>`}
        </li>
        <li>
          <h2>Draw a digit</h2>
          <p>Fifty passes with dropout left on say how sure the network is of what you draw.</p>
          ${this.jobs ? html`<a href="#/predict/models/${MODEL}">Draw one</a>` : html`<small>After the training.</small>`}
        </li>
      </ol>`;
  }
}
customElements.define('tour-view', TourView);
