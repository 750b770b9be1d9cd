import { html, nothing } from 'lit';
import { get } from '../api.js';
import { PageElement, problem } from '../element.js';
import { ago, duration, elapsed, percent } from '../format.js';
import { go } from '../route.js';
import { jobName, stateMark } from '../state.js';
import './job-view.js';

const EVERY = 2000;
const PAGE = 50;
const STATES = ['queued', 'running', 'paused', 'succeeded', 'failed', 'cancelled'];

/** All trainings, newest first, a page at a time; two or more of them can be compared. */
class JobsView extends PageElement {
  static properties = { query: {}, jobs: { state: true }, next: { state: true }, chosen: { state: true }, filter: { state: true }, failure: { state: true } };

  #pages = 1;

  constructor() {
    super();
    this.chosen = [];
    this.filter = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.filter = new URLSearchParams(this.query).get('state') ?? '';
    this.poll(EVERY, () => this.load());
  }

  /** The pages that are shown, read anew. */
  async load() {
    const jobs = [];
    let next = null;
    for (let page = 0; page < this.#pages && (page === 0 || next); page++) {
      const found = await get(`/api/v1/jobs?limit=${PAGE}${this.filter ? `&state=${this.filter}` : ''}${next ? `&after=${encodeURIComponent(next)}` : ''}`);
      jobs.push(...found.items);
      next = found.next;
    }
    this.jobs = jobs;
    this.next = next;
  }

  more() {
    this.#pages++;
    this.attempt(() => this.load());
  }

  show(state) {
    history.replaceState(null, '', state ? `#/jobs?state=${state}` : '#/jobs');
    this.filter = state;
    this.#pages = 1;
    this.attempt(() => this.load());
  }

  choose(id, isChosen) {
    this.chosen = isChosen ? [...this.chosen, id] : this.chosen.filter(one => one !== id);
  }

  render() {
    if (!this.jobs) {
      return this.failure ? problem(this.failure) : html`<p aria-busy="true">Looking for trainings</p>`;
    }
    return html`<div class="bar"><h1>Jobs</h1>
        <label for="state">State</label> <select id="state" @change=${event => this.show(event.target.value)}><option value="">all</option>${STATES.map(state => html`<option ?selected=${state === this.filter}>${state}</option>`)}</select>
        <button ?disabled=${this.chosen.length < 2} @click=${() => go(`compare/${this.chosen.join(',')}`)}>Compare ${this.chosen.length || ''}</button>
      </div>
      ${problem(this.failure)}
      ${this.jobs.length ? this.table() : html`<p>None. <a href="#/train">Train a network</a></p>`}
      ${this.next ? html`<button class="secondary" @click=${this.more}>More</button>` : nothing}`;
  }

  table() {
    return html`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col"><span class="hidden">Compare</span></th><th scope="col">Name</th><th scope="col">State</th><th scope="col">Data set</th>
      <th scope="col" class="number">Epochs</th><th scope="col" class="number">Took</th><th scope="col">Submitted</th></tr></thead>
      <tbody>${this.jobs.map(job => html`<tr>
        <td><input type="checkbox" aria-label="Compare ${jobName(job)}" .checked=${this.chosen.includes(job.id)} @change=${event => this.choose(job.id, event.target.checked)}></td>
        <th scope="row"><a href="#/jobs/${job.id}">${jobName(job)}</a></th>
        <td>${stateMark(job.state)} ${job.state === 'running' ? html`<small>${percent(job.progress.fraction, 0)}</small>` : nothing}</td>
        <td>${job.dataset}</td>
        <td class="number">${job.progress.epoch} / ${job.progress.epochs}</td>
        <td class="number">${duration(elapsed(job.startedAt, job.finishedAt))}</td>
        <td>${ago(job.createdAt)}</td></tr>`)}</tbody></table></div>`;
  }
}
customElements.define('jobs-view', JobsView);
