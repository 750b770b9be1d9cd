import { html, nothing } from 'lit';
import { get, post } from '../api.js';
import { PageElement, problem } from '../element.js';
import { duration, number, percent, words } from '../format.js';
import '../page-link.js';
import { isActive, stateMark } from '../state.js';

const EVERY = 2000;
const VERBS = ['pause', 'resume', 'cancel'];

/** What a study found, in words first, then in numbers and trial by trial. */
class StudyView extends PageElement {
  static properties = { study: {}, found: { state: true }, trials: { state: true }, failure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.poll(EVERY, async () => {
      if (!this.found || isActive(this.found.state) || this.found.id !== this.study) {
        await this.load();
      }
    });
  }

  async load() {
    const path = `/api/v1/studies/${this.study}`;
    [this.found, this.trials] = await Promise.all([get(path), get(`${path}/trials?limit=200`)]);
  }

  async tell(verb) {
    await this.attempt(() => post(`/api/v1/studies/${this.study}/${verb}`));
    await this.attempt(() => this.load());
  }

  render() {
    const study = this.found;
    if (!study) {
      return this.failure ? problem(this.failure) : html`<p aria-busy="true">Looking at the study</p>`;
    }
    const { done, trials, fraction, etaSeconds } = study.progress;
    return html`<div class="bar"><h1>${study.name ?? words(study.type)}</h1> ${stateMark(study.state)}
        ${VERBS.filter(verb => study.links[verb]).map(verb => html`<button class="small secondary" @click=${() => this.tell(verb)}>${verb[0].toUpperCase() + verb.slice(1)}</button>`)}</div>
      ${problem(this.failure)}
      ${study.error ? html`<div class="problem" role="alert">${study.error}</div>` : nothing}
      ${isActive(study.state) ? html`<progress value=${fraction} max="1" aria-label="Progress"></progress><small>${done} of ${trials} trainings, ${percent(fraction, 0)}${etaSeconds === null ? '' : `, ${duration(etaSeconds)} left`}</small>` : nothing}
      <section aria-live="polite"><h2>Findings</h2>${study.findings.length ? html`<ul class="news">${study.findings.map(finding => html`<li>${stateMark(finding.level)} ${finding.text}</li>`)}</ul>` : html`<p>Nothing yet.</p>`}
        ${study.findings.length ? html`<p><page-link .path=${`/api/v1/studies/${study.id}/report`} .text=${'The whole report'}></page-link>, with its plots</p>` : nothing}</section>
      ${this.variants(study.result)} ${this.table()}
      <details><summary>The question, fit to be posted again</summary><pre><code>${JSON.stringify(study.spec, null, 2)}</code></pre></details>`;
  }

  variants({ variants }) {
    if (!variants) {
      return nothing;
    }
    const metric = this.found.spec.objective;
    return html`<section><h2>${words(metric)}</h2><div class="scroll" tabindex="0"><table><thead><tr><th scope="col">Variant</th><th scope="col" class="number">Mean</th><th scope="col" class="number">Difference</th><th scope="col" class="number">Interval</th><th scope="col">Verdict</th></tr></thead>
      <tbody>${Object.entries(variants).map(([name, metrics]) => this.variant(name, metrics[metric] ?? {}))}</tbody></table></div></section>`;
  }

  variant(name, { mean, standardError, difference, interval, verdict }) {
    return html`<tr><th scope="row">${name}</th><td class="number">${number(mean)} <small>± ${number(standardError, 2)}</small></td><td class="number">${number(difference)}</td>
      <td class="number">${interval ? interval.map(end => number(end)).join(' to ') : '–'}</td><td>${verdict ?? 'baseline'}</td></tr>`;
  }

  table() {
    return html`<section><h2>Trials</h2><div class="scroll" tabindex="0"><table><thead><tr><th scope="col" class="number">Trial</th><th scope="col">State</th><th scope="col">What was set</th><th scope="col" class="number">${words(this.found.spec.objective ?? 'objective')}</th><th scope="col" class="number">Epochs</th><th scope="col"></th></tr></thead>
      <tbody>${this.trials.items.map(trial => html`<tr><th scope="row" class="number">${trial.number}</th><td>${stateMark(trial.state)}</td><td>${settings(trial)}</td>
        <td class="number">${number(trial.objective)}</td><td class="number">${number(trial.epochs)}</td><td>${trial.job ? html`<a href="#/jobs/${trial.job}">Curves</a>` : nothing}</td></tr>`)}</tbody></table></div></section>`;
  }
}
customElements.define('study-view', StudyView);

function settings({ variant, values, pair }) {
  const parts = Object.entries(values).map(([name, value]) => `${name} ${typeof value === 'number' ? number(value) : JSON.stringify(value)}`);
  return [variant, ...parts, `split ${pair.split}`].filter(Boolean).join(', ');
}
