import { html, nothing } from 'lit';
import { get, post } from '../api.js';
import '../curves-plot.js';
import { draft, draftOf, keepDraft } from '../draft.js';
import { PageElement, problem } from '../element.js';
import { duration, elapsed, number, words } from '../format.js';
import { LiveRun, PLOTS } from '../live-run.js';
import '../page-link.js';
import { go } from '../route.js';
import { isActive, jobName, jobProgress, stateMark } from '../state.js';

const EVERY = 1000;
const VERBS = ['pause', 'resume', 'cancel'];

/** One training: its curves as they grow, how far it is, and what came of it. */
class JobView extends PageElement {
  static properties = { job: {}, run: { state: true }, report: { state: true }, failure: { state: true } };

  #live;
  #leave;

  willUpdate(changed) {
    if (changed.has('job')) {
      this.#leave?.abort();
      this.run = undefined;
      this.report = undefined;
      this.#leave = new AbortController();
      this.#live = new LiveRun(this.job, this.#leave.signal, () => this.requestUpdate());
      this.watch(this.#live);
    }
  }

  connectedCallback() {
    super.connectedCallback();
    this.poll(EVERY, async () => {
      if (this.#live?.job && isActive(this.#live.job.state) && this.#live.connected) {
        await this.#live.refresh();
        this.requestUpdate();
      }
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave.abort();
  }

  async watch(live) {
    await this.attempt(async () => {
      await live.start();
      if (live.job.run) {
        this.run = await get(`/api/v1/runs/${live.job.run}`);
        this.report = live.job.state === 'succeeded' ? await get(`/api/v1/runs/${live.job.run}/report`) : undefined;
      }
    });
  }

  async tell(verb) {
    await this.attempt(() => post(`/api/v1/jobs/${this.job}/${verb}`));
    await this.attempt(() => this.#live.refresh());
    this.requestUpdate();
  }

  /** Goes to a training like this one, changed as the report says. */
  try(patch) {
    keepDraft({ ...draft(), ...draftOf(this.#live.job.plan, patch), name: `${jobName(this.#live.job)}, changed` });
    go('train');
  }

  render() {
    const job = this.#live?.job;
    if (!job) {
      return this.failure ? problem(this.failure) : html`<p aria-busy="true">Looking for the training</p>`;
    }
    return html`<div class="bar"><h1>${jobName(job)}</h1> ${stateMark(job.state)}
        ${VERBS.filter(verb => job.links[verb] && isActive(job.state)).map(verb => html`<button class="small secondary" @click=${() => this.tell(verb)}>${verb[0].toUpperCase() + verb.slice(1)}</button>`)}</div>
      ${problem(this.failure)}
      ${job.error ? html`<div class="problem" role="alert">${job.error}</div>` : nothing}
      ${this.#live.connected ? nothing : html`<p class="warnings" role="status">The connection is lost; the curves go on where they are when it is back.</p>`}
      ${this.progress(job)}
      ${this.plots()}
      ${this.outcome()}
      <details><summary>The plan</summary><pre><code>${JSON.stringify(job.plan, null, 2)}</code></pre></details>`;
  }

  progress(job) {
    return html`<p>On <a href="#/data/${job.dataset}">${job.dataset}</a>${job.startedAt ? `, for ${duration(elapsed(job.startedAt, job.finishedAt))}` : ''}${job.progress.samplesPerSecond ? `, ${number(Math.round(job.progress.samplesPerSecond))} rows a second` : ''}.
        ${job.waitingFor ?? ''} <a href="#/train?job=${job.id}">Train again, changed</a></p>
      ${isActive(job.state) ? jobProgress(job) : nothing}`;
  }

  plots() {
    const live = this.#live;
    const plots = PLOTS.map(({ title, lines }) => ({ title, lines: lines.filter(([metric]) => live.has(metric)) })).filter(({ lines }) => lines.length);
    return html`<div class="columns">${plots.map(({ title, lines }) => html`<curves-plot .title=${title}
      .series=${lines.map(([metric, label, dash]) => ({ label, colour: dash + 1, dash, points: live.points(metric) }))}></curves-plot>`)}</div>`;
  }

  outcome() {
    const { run, report } = this;
    if (!run?.metrics) {
      return nothing;
    }
    const shown = Object.entries(run.metrics).filter(([, value]) => typeof value === 'number');
    return html`<section><h2>What came of it</h2>
      ${report ? html`<ul>${report.summary.map(sentence => html`<li>${sentence}</li>`)}</ul>` : nothing}
      ${report ? this.diagnosis(report.diagnosis) : nothing}
      <p><page-link .path=${`/api/v1/runs/${run.id}/report`} .text=${'The whole report'}></page-link> · <a href="#/predict/runs/${run.id}">Ask it for a prediction</a></p>
      <details><summary>Metrics of epoch ${run.servedEpoch}, whose weights it serves</summary><div class="scroll" tabindex="0"><table><tbody>
        ${shown.map(([name, value]) => html`<tr><th scope="row">${words(name)}</th><td class="number">${number(value)}</td></tr>`)}</tbody></table></div></details></section>`;
  }

  diagnosis(findings) {
    return findings.map(({ cause, try: remedies }) => html`<article><strong>${words(cause)}</strong>
      ${remedies.length ? html`<ul>${remedies.map(remedy => html`<li>${remedy.text} ${remedy.patch ? html`<button class="small secondary outline" @click=${() => this.try(remedy.patch)}>Try it</button>` : nothing}</li>`)}</ul>` : nothing}</article>`);
  }
}
customElements.define('job-view', JobView);
