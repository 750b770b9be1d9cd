import { html, nothing } from 'lit';
import { get, post } from '../api.js';
import { draft, draftOf, keepDraft } from '../draft.js';
import { withoutDropout } from '../dropout.js';
import { PageElement, faultText, faultsAt, problem } from '../element.js';
import { bytes, number } from '../format.js';
import '../layer-list.js';
import { schemas } from '../schema.js';
import { go } from '../route.js';

const WAIT = 350;
const START = [{ type: 'dense', units: 64, activation: 'relu' }, { type: 'dropout', rate: 0.3 }, { type: 'dense' }];

/** A network and how it is to be trained, checked as one types; a reload finds the draft again. */
class TrainView extends PageElement {
  static properties = { query: {}, draft: { state: true }, datasets: { state: true }, specs: { state: true }, schemas: { state: true }, check: { state: true }, syntax: { state: true }, notes: { state: true }, failure: { state: true }, busy: { state: true } };

  #timer;

  connectedCallback() {
    super.connectedCallback();
    const asked = new URLSearchParams(this.query);
    this.draft = { dataset: 'penguins', name: '', layers: START, training: {}, registerAs: '', twin: false, ...draft() };
    if (asked.get('dataset')) {
      this.draft = { ...this.draft, dataset: asked.get('dataset') };
    }
    this.attempt(() => this.load(asked.get('job')));
  }

  async load(job) {
    const [found, datasets, specs] = await Promise.all([schemas(), get('/api/v1/datasets?limit=200'), get('/api/v1/model-specs?limit=200')]);
    this.schemas = found;
    this.datasets = datasets.items;
    this.specs = specs.items;
    if (job) {
      const { plan } = await get(`/api/v1/jobs/${job}`);
      this.edit(draftOf(plan));
    } else {
      this.edit({});
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  edit(changes) {
    this.draft = { ...this.draft, ...changes };
    keepDraft(this.draft);
    this.failure = undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const { dataset, layers } = this.draft;
    try {
      this.check = await post(`/api/v1/model-specs/check?dataset=${encodeURIComponent(dataset)}`, { layers });
    } catch (error) {
      this.check = { valid: false, layers: [], advice: [], errors: error.errors?.length ? error.errors : [{ pointer: '', detail: error.message }] };
    }
  }

  readJson(text) {
    try {
      const layers = JSON.parse(text);
      this.syntax = Array.isArray(layers) ? undefined : 'expected a list of layers';
      if (!this.syntax) {
        this.edit({ layers });
      }
    } catch (error) {
      this.syntax = error.message;
    }
  }

  async submit(event) {
    event.preventDefault();
    clearTimeout(this.#timer);
    this.busy = true;
    const jobs = await this.attempt(() => this.train());
    this.busy = false;
    if (jobs) {
      go(jobs.length > 1 ? `compare/${jobs.map(job => job.id).join(',')}` : `jobs/${jobs[0].id}`);
    } else {
      await this.updateComplete;
      this.querySelector('[aria-invalid=true]')?.focus();
    }
  }

  async train() {
    const { dataset, name, layers, training, registerAs, twin } = this.draft;
    const request = { dataset, model: { layers }, training };
    if (!twin) {
      return [await post('/api/v1/jobs', { ...request, name: name || undefined, registerAs: registerAs || undefined })];
    }
    const seeded = { ...training, seed: training.seed ?? Math.floor(Math.random() * 1e6) };
    const first = await post('/api/v1/jobs', { ...request, training: seeded, name: `${name || dataset}, with dropout`, registerAs: registerAs || undefined });
    const second = await post('/api/v1/jobs', { ...request, training: seeded, model: { layers: withoutDropout(this.schemas, layers) }, name: `${name || dataset}, without dropout` });
    return [first, second];
  }

  /** Faults of the job's request where it was refused, else those of the check; both as seen from the model. */
  faults() {
    const errors = this.failure?.errors?.length
      ? this.failure.errors.map(fault => ({ ...fault, pointer: fault.pointer.replace(/^\/model/, '') }))
      : (this.check?.errors ?? []);
    return { errors };
  }

  render() {
    if (!this.schemas) {
      return this.failure ? problem(this.failure) : html`<p aria-busy="true">Reading what can be set</p>`;
    }
    const faults = this.faults();
    const { dataset, name, registerAs, twin, training } = this.draft;
    return html`<h1>Train</h1>
      <form @submit=${this.submit} novalidate>
        <div class="columns three">
          ${this.input('dataset', 'Data set', html`<select id="dataset" @change=${event => this.edit({ dataset: event.target.value })}>
            ${this.datasets.map(one => html`<option ?selected=${one.name === dataset}>${one.name}</option>`)}</select>`, html`<a href="#/data/${dataset}">What is in it</a>`)}
          ${this.input('name', 'Name of the training', html`<input id="name" .value=${name} @input=${event => this.edit({ name: event.target.value })}>`, 'for people')}
          ${this.input('registerAs', 'Register as model', html`<input id="registerAs" .value=${registerAs} @input=${event => this.edit({ registerAs: event.target.value })}>`, 'its best weights become the next version of this model')}
        </div>
        ${problem(this.failure, fault => isShown(fault.pointer))}
        <h2>Network</h2>
        <div class="columns network">
          <layer-list .schemas=${this.schemas} .layers=${this.draft.layers} .check=${this.check} .failure=${faults} @changed=${event => this.edit({ layers: event.detail })}></layer-list>
          <div>${this.summary()}
            <label for="begin">Begin with</label>
            <select id="begin" @change=${event => this.begin(event.target)}><option value="">what is there</option>${this.specs.map(one => html`<option>${one.name}</option>`)}</select>
            <label for="keras">Or with a Keras model's <code>to_json()</code></label>
            <input id="keras" type="file" accept=".json,application/json" @change=${event => this.attempt(() => this.import(event.target.files[0]))}>
            ${this.notes?.length ? html`<ul>${this.notes.map(note => html`<li><code>${note.pointer}</code> ${note.message}</li>`)}</ul>` : nothing}
            <label for="json">The same in JSON</label>
            <textarea id="json" class="json" spellcheck="false" rows="14" aria-invalid=${this.syntax ? 'true' : nothing} aria-describedby="json-fault"
              .value=${JSON.stringify(this.draft.layers, null, 1)} @change=${event => this.readJson(event.target.value)}></textarea>
            ${faultText('json-fault', this.syntax ? [this.syntax] : [])}</div>
        </div>
        <h2>Training</h2>
        <schema-fields .schemas=${this.schemas} .schema=${this.schemas.named('TrainingSpec')} .value=${training} .pointer=${'/training'} .failure=${faults} .first=${3}
          @changed=${event => this.edit({ training: event.detail })}></schema-fields>
        <label><input type="checkbox" .checked=${twin} @change=${event => this.edit({ twin: event.target.checked })}> Train it without dropout, too, to compare</label>
        <button type="submit" ?disabled=${this.busy} aria-busy=${this.busy ? 'true' : 'false'}>Train</button>
        <p><a href="#/studies/new">Ask a question about this network</a>: which rate, is dropout worth it, would more data help?</p>
      </form>`;
  }

  input(pointer, label, control, help) {
    return html`<div><label for=${pointer}>${label}</label>${control}${faultText(`${pointer}-fault`, faultsAt(this.failure, `/${pointer}`))}<small>${help}</small></div>`;
  }

  async import(file) {
    const { spec, notes } = await post('/api/v1/model-specs/import', JSON.parse(await file.text()));
    this.notes = notes;
    this.edit({ layers: spec.layers });
  }

  begin(select) {
    const spec = this.specs.find(one => one.name === select.value);
    if (spec) {
      this.edit({ layers: spec.layers });
    }
    select.value = '';
  }

  summary() {
    const check = this.check;
    if (!check) {
      return html`<p role="status" aria-busy="true">Checking</p>`;
    }
    const general = (check.advice ?? []).filter(one => !one.pointer.startsWith('/layers/'));
    return html`<p role="status" class=${check.valid ? 'good' : 'bad'}>${check.valid
      ? `Fits: ${number(check.parameters)} parameters, ${bytes(check.memoryBytes)} of memory while training.`
      : `Does not fit: ${check.errors.map(fault => fault.detail).join('; ')}`}</p>
      ${general.map(one => html`<p class="advice">${one.message} <a href=${one.reference} rel="noreferrer" target="_blank">Why</a></p>`)}`;
  }
}
customElements.define('train-view', TrainView);

function isShown(pointer) {
  return ['/name', '/dataset', '/registerAs'].includes(pointer) || pointer.startsWith('/model/layers/') || pointer.startsWith('/training/');
}
