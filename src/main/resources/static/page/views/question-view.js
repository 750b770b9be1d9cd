import { html, nothing } from 'lit';
import { post } from '../api.js';
import { draft } from '../draft.js';
import { PageElement, problem } from '../element.js';
import { duration, number } from '../format.js';
import { QUESTIONS, ownFields, studyOf } from '../questions.js';
import { go } from '../route.js';
import { schemas } from '../schema.js';
import '../schema-fields.js';

const WAIT = 350;
const KEPT = 'dropwise.question';

/** A study as a question about the network of the Train view, checked as one types; a reload finds it again. */
class QuestionView extends PageElement {
  static properties = { asked: { state: true }, schemas: { state: true }, check: { state: true }, failure: { state: true }, busy: { state: true } };

  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.draft = draft();
    this.asked = { type: 'comparison', fields: {}, twin: true, learningRate: false, ...JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') };
    this.attempt(async () => {
      this.schemas = await schemas();
      this.edit({});
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  edit(changes) {
    this.asked = { ...this.asked, ...changes };
    sessionStorage.setItem(KEPT, JSON.stringify(this.asked));
    this.failure = undefined;
    clearTimeout(this.#timer);
    if (this.draft.layers) {
      this.#timer = setTimeout(() => this.ask(), WAIT);
    }
  }

  async ask() {
    try {
      this.check = await post('/api/v1/studies/check', this.request());
    } catch (error) {
      this.check = { valid: false, errors: error.errors?.length ? error.errors : [{ pointer: '', detail: error.message }] };
    }
  }

  request() {
    return studyOf(this.schemas, this.draft, this.asked);
  }

  async submit(event) {
    event.preventDefault();
    clearTimeout(this.#timer);
    this.busy = true;
    const study = await this.attempt(() => post('/api/v1/studies', this.request()));
    this.busy = false;
    if (study) {
      go(`studies/${study.id}`);
    }
  }

  render() {
    if (!this.draft.layers) {
      return html`<h1>Ask</h1><p>A question is about a network and its data: <a href="#/train">begin with those</a>.</p>`;
    }
    if (!this.schemas) {
      return this.failure ? problem(this.failure) : html`<p aria-busy="true">Reading what can be asked</p>`;
    }
    const { type, fields, twin, learningRate } = this.asked;
    const schema = ownFields(this.schemas.variants(this.schemas.named('StudySpec'))[type]);
    const faults = { errors: this.failure?.errors?.length ? this.failure.errors : (this.check?.errors ?? []) };
    return html`<h1>Ask</h1>
      <p>About ${this.draft.layers.map(layer => layer.type).join(', ')} on ${this.draft.dataset}. <a href="#/train">Change it</a></p>
      <form @submit=${this.submit} novalidate>
        <fieldset><legend>Question</legend>${Object.entries(QUESTIONS).map(([name, { text }]) => html`<label>
          <input type="radio" name="type" value=${name} .checked=${name === type} @change=${() => this.edit({ type: name, fields: {} })}> ${text}</label>`)}</fieldset>
        ${QUESTIONS[type].twin === 'asked' ? html`<label><input type="checkbox" .checked=${twin} @change=${event => this.edit({ twin: event.target.checked })}> Beside it, the same network without dropout</label>` : nothing}
        ${type === 'search' ? html`<p>All rates of dropout that are set become one, from 0 to 0.8.</p>
          <label><input type="checkbox" .checked=${learningRate} @change=${event => this.edit({ learningRate: event.target.checked })}> Look for the learning rate, too</label>` : nothing}
        <schema-fields .schemas=${this.schemas} .schema=${schema} .value=${fields} .pointer=${''} .failure=${faults} .first=${3} @changed=${event => this.edit({ fields: event.detail })}></schema-fields>
        ${problem(this.failure, fault => fault.pointer.slice(1) in schema.properties)}
        ${this.summary()}
        <button type="submit" ?disabled=${this.busy} aria-busy=${this.busy ? 'true' : 'false'}>Ask</button>
      </form>
      <details><summary>The same in JSON</summary><pre><code>${JSON.stringify(this.request(), null, 2)}</code></pre></details>`;
  }

  summary() {
    if (!this.check) {
      return html`<p role="status" aria-busy="true">Checking</p>`;
    }
    const { valid, runs, estimatedSeconds, errors } = this.check;
    return html`<p role="status" class=${valid ? 'good' : 'bad'}>${valid
      ? `${number(runs)} trainings${estimatedSeconds === null ? '' : `, about ${duration(estimatedSeconds)} in all`}.`
      : `Cannot be asked so: ${errors.map(fault => `${fault.pointer} ${fault.detail}`).join('; ')}`}</p>`;
  }
}
customElements.define('question-view', QuestionView);
