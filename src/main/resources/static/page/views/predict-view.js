import { html, nothing } from 'lit';
import { get, post } from '../api.js';
import '../call-lines.js';
import { PageElement, problem } from '../element.js';
import { ago, percent } from '../format.js';
import '../image-input.js';
import '../prediction-result.js';
import { jobName } from '../state.js';
import '../table-input.js';
import { runOf } from '../versions.js';

const SAMPLES = 50;
const LEVELS = [0.8, 0.9, 0.95];
const ERRORS = [0.1, 0.05, 0.02];

/** Asks a model or a run for a prediction, in the terms of the data that it learned from. */
class PredictView extends PageElement {
  static properties = { source: {}, choices: { state: true }, dataset: { state: true }, rows: { state: true }, instance: { state: true }, samples: { state: true }, trust: { state: true }, answer: { state: true }, plain: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.samples = SAMPLES;
    this.trust = {};
  }

  willUpdate(changed) {
    if (changed.has('source')) {
      this.dataset = undefined;
      this.answer = undefined;
      this.plain = false;
      this.trust = {};
      this.attempt(() => (this.source ? this.load() : this.look()));
    }
  }

  /** What can be asked. */
  async look() {
    const [models, jobs] = await Promise.all([get('/api/v1/models?limit=50'), get('/api/v1/jobs?state=succeeded&limit=20')]);
    this.choices = { models: models.items, jobs: jobs.items };
  }

  async load() {
    const [kind, name] = this.source.split('/');
    const run = kind === 'runs' ? name : runOf((await get(`/api/v1/models/${encodeURIComponent(name)}`)).versions[0]);
    const { plan } = await get(`/api/v1/runs/${run}`);
    const path = `/api/v1/datasets/${encodeURIComponent(plan.dataset)}`;
    const [dataset, preview] = await Promise.all([get(path), get(`${path}/preview?rows=200`)]);
    this.rows = preview.rows;
    this.isCalibrated = Boolean(plan.training.calibration);
    this.dataset = dataset;
  }

  path() {
    const [kind, name] = this.source.split('/');
    return `/api/v1/${kind}/${encodeURIComponent(name)}/predict`;
  }

  async ask(instance) {
    this.instance = instance;
    await this.attempt(async () => {
      try {
        this.answer = await post(this.path(), this.request(this.plain ? 0 : this.samples));
      } catch (error) {
        if (!error.errors?.some(fault => fault.pointer === '/samples')) {
          throw error;
        }
        this.plain = true; // nothing in this network is drawn
        this.answer = await post(this.path(), this.request(0));
      }
    });
  }

  request(samples) {
    return { instances: [this.instance], ...this.trust, ...(samples ? { samples, returnSamples: true, seed: 1 } : {}) };
  }

  render() {
    if (!this.source) {
      return this.choose();
    }
    if (!this.dataset) {
      return this.failure ? problem(this.failure) : html`<p aria-busy="true">Looking at what it learned from</p>`;
    }
    const isImage = this.dataset.features[0].type === 'image';
    const isShown = fault => !isImage && fault.pointer.startsWith('/instances/0/');
    return html`<h1>Predict with ${this.source.split('/')[0] === 'models' ? this.source.split('/')[1] : 'a run'}</h1>
      ${problem(this.failure, isShown)}
      <div class="columns">
        <section><h2>What is asked</h2>
          ${isImage ? html`<image-input .feature=${this.dataset.features[0]} .rows=${this.rows} @asked=${event => this.ask(event.detail)}></image-input>`
            : html`<table-input .features=${this.dataset.features} .rows=${this.rows} .failure=${this.failure} @asked=${event => this.ask(event.detail)}></table-input>`}
          ${this.isCalibrated ? this.levels() : nothing}
          ${this.plain ? nothing : html`<label>Passes with dropout left on
            <input type="number" min="0" max="1000" .value=${this.samples} @change=${event => {
              this.samples = Number(event.target.value);
              if (this.instance) {
                this.ask(this.instance);
              }
            }}></label>`}
        </section>
        <section aria-live="polite"><h2>What it answers</h2>
          ${this.answer ? html`<prediction-result .answer=${this.answer} .target=${this.dataset.target?.name}></prediction-result>` : html`<p>Nothing has been asked yet.</p>`}
          ${this.plain ? html`<p><small>Nothing in this network is drawn at random, so there are no passes that could differ. A network with dropout says how sure it is.</small></p>` : nothing}
        </section>
      </div>
      ${this.instance ? html`<details><summary>The same from a program</summary><call-lines .path=${this.path()} .body=${this.request(this.plain ? 0 : this.samples)}></call-lines></details>` : nothing}`;
  }

  /** What rows that were held back allow to promise. */
  levels() {
    const isClass = this.dataset.task === 'classification';
    return html`${this.level('confidenceLevel', isClass ? 'A set with the true class in' : 'An interval around the true value in', LEVELS, value => `at least ${percent(value, 0)} of cases`)}
      ${isClass ? this.level('maxError', 'An answer only if of answers', ERRORS, value => `at most ${percent(value, 0)} are wrong`) : nothing}`;
  }

  level(name, label, values, text) {
    return html`<label for=${name}>${label}</label>
      <select id=${name} @change=${event => {
        const { [name]: _, ...others } = this.trust;
        this.trust = event.target.value ? { ...others, [name]: Number(event.target.value) } : others;
        if (this.instance) {
          this.ask(this.instance);
        }
      }}><option value="">not asked</option>${values.map(value => html`<option value=${value} ?selected=${this.trust[name] === value}>${text(value)}</option>`)}</select>`;
  }

  choose() {
    if (!this.choices) {
      return this.failure ? problem(this.failure) : html`<p aria-busy="true">Looking for models</p>`;
    }
    const { models, jobs } = this.choices;
    return html`<h1>Predict</h1>
      <div class="columns">
        <section><h2>Models</h2>${models.length ? html`<ul class="news">${models.map(model => html`<li><a href="#/predict/models/${model.name}">${model.name}</a><small>version ${model.newestVersion}</small></li>`)}</ul>`
          : html`<p>None yet: <a href="#/train">train one</a> and register it.</p>`}</section>
        <section><h2>Runs</h2>${jobs.length ? html`<ul class="news">${jobs.map(job => html`<li><a href="#/predict/runs/${job.run}">${jobName(job)}</a><small>${ago(job.finishedAt)}</small></li>`)}</ul>` : html`<p>None yet.</p>`}</section>
      </div>`;
  }
}
customElements.define('predict-view', PredictView);
