import { html, nothing } from 'lit';
import { get, post, picture } from '../api.js';
import { PageElement, problem } from '../element.js';
import { go } from '../route.js';

const TRAINED = 'dropwise.tour';
const MODEL = 'tour-digits';
const MISLABELLED = { name: 'tour-digits', from: 'digits', labelNoise: 0.2, seed: 7 };
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
      await this.mislabel();
      const withDropout = await this.submit('tour: with dropout', [HIDDEN, DROPOUT, HIDDEN, DROPOUT, { type: 'dense' }], MODEL);
      const without = await this.submit('tour: without dropout', [HIDDEN, HIDDEN, { type: 'dense' }]);
      this.jobs = `${withDropout.id},${without.id}`;
      sessionStorage.setItem(TRAINED, this.jobs);
      go(`compare/${this.jobs}`);
    });
    this.busy = false;
  }

  async mislabel() {
    const { items } = await get('/api/v1/datasets?limit=200');
    if (!items.some(dataset => dataset.name === MISLABELLED.name)) {
      await post('/api/v1/datasets/derive', MISLABELLED);
    }
  }

  submit(name, layers, registerAs) {
    return post('/api/v1/jobs', { name, dataset: MISLABELLED.name, model: { layers }, training: TRAINING, registerAs });
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
          <p>A fifth of the labels is made wrong, as labels of people are: a network can only learn those by heart. Two hidden layers of 256 units; one network drops half of their outputs at random in every step, so that no unit
            relies on another; the other has all of them always.</p>
          <button @click=${this.train} ?disabled=${this.busy} aria-busy=${this.busy ? 'true' : 'false'}>${this.jobs ? 'Train again' : 'Train both'}</button>
        </li>
        <li>
          <h2>Compare</h2>
          <p>Where the validation loss turns and rises, a network learns by heart. See which one does, and what it costs on test rows, whose labels are right.</p>
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
