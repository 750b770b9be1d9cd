import { html, nothing } from 'lit';
import { get, post, remove } from '../api.js';
import { grid } from '../decision-plot.js';
import { PageElement, problem } from '../element.js';
import { number, percent } from '../format.js';
import { LiveRun } from '../live-run.js';
import { isActive, jobProgress, stateMark } from '../state.js';

const SAMPLES = 30;
const TYPES = ['moons', 'circles', 'spirals', 'blobs'];
const SLIDERS = [
  { name: 'rows', label: 'Rows', least: 50, most: 1000, step: 10 },
  { name: 'noise', label: 'Noise', least: 0, most: 0.5, step: 0.01 },
  { name: 'labelNoise', label: 'Wrong labels', least: 0, most: 0.4, step: 0.01 },
  { name: 'rate', label: 'Dropout rate', least: 0.05, most: 0.8, step: 0.05 },
  { name: 'units', label: 'Units of a hidden layer', least: 8, most: 256, step: 8 },
  { name: 'epochs', label: 'Epochs', least: 20, most: 1000, step: 20 },
];
const START = { type: 'moons', rows: 150, noise: 0.25, labelNoise: 0.1, rate: 0.5, units: 128, epochs: 400 };

/** Two networks learn points of a plane, one with dropout and one without; the plane shows what each would say, and how surely. */
class PlaygroundView extends PageElement {
  static properties = { settings: { state: true }, made: { state: true }, nets: { state: true }, busy: { state: true }, failure: { state: true } };

  #leave = new AbortController();
  #dataset;

  constructor() {
    super();
    this.settings = START;
    this.nets = [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave.abort();
    if (this.#dataset && !this.busy) {
      this.attempt(() => remove(`/api/v1/datasets/${this.#dataset}`));
    }
  }

  async train() {
    this.busy = true;
    await this.attempt(async () => {
      await this.make();
      const { rate, units } = this.settings;
      const hidden = { type: 'dense', units, activation: 'relu' };
      const dropout = { type: 'dropout', rate };
      this.nets = await Promise.all([
        this.submit('Without dropout', [hidden, hidden, { type: 'dense' }], 0),
        this.submit('With dropout', [hidden, dropout, hidden, dropout, { type: 'dense' }], SAMPLES),
      ]);
      await Promise.all(this.nets.map(net => this.watch(net)));
    });
    this.busy = false;
  }

  async make() {
    const { type, rows, noise, labelNoise } = this.settings;
    const last = this.#dataset;
    this.#dataset = `playground-${crypto.randomUUID().slice(0, 8)}`;
    const { features, target } = await post('/api/v1/datasets/synthesize', { name: this.#dataset, type, rows, noise, labelNoise });
    const preview = await get(`/api/v1/datasets/${this.#dataset}/preview?rows=1000`);
    this.nets = [];
    this.made = { grid: grid(features), rows: preview.rows.filter(row => row.split === 'training'), classes: target.classes };
    if (last) {
      await remove(`/api/v1/datasets/${last}`);
    }
  }

  async submit(name, layers, samples) {
    const { epochs } = this.settings;
    const training = { epochs, batchSize: 32, validation: { type: 'none' }, optimizer: { type: 'adam', learningRate: 0.01 } };
    const job = await post('/api/v1/jobs', { name: `playground: ${name.toLowerCase()}`, dataset: this.#dataset, model: { layers }, training });
    return { name, samples, live: new LiveRun(job.id, this.#leave.signal, () => this.requestUpdate()) };
  }

  async watch(net) {
    net.live.checkpoint = () => this.paint(net);
    await net.live.start();
    const { metrics } = await get(`/api/v1/runs/${net.live.job.run}`);
    net.metrics = metrics;
    await this.paint(net);
  }

  async paint(net) {
    const job = await get(`/api/v1/jobs/${net.live.id}`);
    const samples = net.samples ? { samples: net.samples, seed: 1 } : {};
    const { predictions } = await post(`/api/v1/runs/${job.run}/predict`, { instances: this.made.grid.points, ...samples });
    net.answers = predictions;
    this.requestUpdate();
  }

  render() {
    return html`<h1>Playground</h1>
      <p>Points of a plane in two classes, some of them mislabelled. Two networks learn them; the colour is what each says of a place, its strength how sure it is. Which is sure where it should not be?</p>
      <div class="columns playground">
        <form @submit=${event => {
          event.preventDefault();
          this.train();
        }}>
          <label for="play-type">Data</label><select id="play-type" @change=${event => this.set('type', event.target.value)}>${TYPES.map(type => html`<option ?selected=${type === this.settings.type}>${type}</option>`)}</select>
          ${SLIDERS.map(({ name, label, least, most, step }) => html`<label for="play-${name}">${label}: <output>${this.settings[name]}</output></label>
            <input id="play-${name}" type="range" min=${least} max=${most} step=${step} .value=${this.settings[name]} @input=${event => this.set(name, Number(event.target.value))}>`)}
          <button type="submit" ?disabled=${this.busy} aria-busy=${this.busy ? 'true' : 'false'}>Train both</button>
        </form>
        ${this.made ? this.planes() : nothing}
      </div>${problem(this.failure)}`;
  }

  set(name, value) {
    this.settings = { ...this.settings, [name]: value };
  }

  planes() {
    const { grid: plane, rows, classes } = this.made;
    return html`<div class="columns three" aria-live="polite">${this.nets.map(net => html`<section><h2>${net.name}</h2>
      <decision-plot .label=${`${net.name}: the plane coloured by predicted class`} .grid=${plane} .answers=${net.answers} .rows=${rows} .classes=${classes}></decision-plot>
      ${this.said(net)}</section>`)}</div>`;
  }

  said({ live, metrics }) {
    if (metrics) {
      return html`<p>Right on ${percent(metrics.trainAccuracy)} of the training rows and ${percent(metrics.testAccuracy)} of new ones; test loss ${number(metrics.testLoss, 3)}.
        <a href="#/jobs/${live.id}">Curves</a></p>`;
    }
    return live.job && isActive(live.job.state) ? html`${stateMark(live.job.state)} ${jobProgress({ ...live.job, progress: progressOf(live) })}` : nothing;
  }
}
customElements.define('playground-view', PlaygroundView);

/** Epochs come as events, long before a job is asked for again. */
function progressOf(live) {
  const epoch = Math.max(0, ...live.epochs.keys());
  return { ...live.job.progress, epoch, fraction: epoch / live.job.progress.epochs };
}
