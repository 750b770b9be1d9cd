import { html, nothing } from 'lit';
import { get } from '../api.js';
import { PageElement, problem } from '../element.js';
import { ago } from '../format.js';
import { jobName, jobProgress, stateMark } from '../state.js';

const EVERY = 2000;
const NEWEST = 6;

/** What runs, what waits and what is new; where there is nothing yet, three ways to begin. */
class HomeView extends PageElement {
  static properties = { seen: { state: true }, failure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.poll(EVERY, () => this.load());
  }

  async load() {
    const [running, waiting, jobs, models, datasets] = await Promise.all([
      get('/api/v1/jobs?state=running&limit=20'),
      get('/api/v1/jobs?state=queued&limit=20'),
      get(`/api/v1/jobs?limit=${NEWEST}`),
      get(`/api/v1/models?limit=${NEWEST}`),
      get('/api/v1/datasets?limit=200'),
    ]);
    this.seen = {
      running: running.items,
      waiting: waiting.items,
      ended: jobs.items.filter(job => job.finishedAt),
      models: models.items,
      datasets: datasets.items.filter(dataset => !dataset.bundled).slice(0, NEWEST),
      isEmpty: jobs.items.length === 0 && datasets.items.every(dataset => dataset.bundled),
    };
  }

  render() {
    if (!this.seen) {
      return this.failure ? problem(this.failure) : html`<p aria-busy="true">Looking around</p>`;
    }
    return html`${problem(this.failure)} ${this.seen.isEmpty ? this.beginnings() : this.overview()}`;
  }

  beginnings() {
    return html`<hgroup>
        <h1>Train a network, and see how sure it is</h1>
        <p>Nothing has been trained here yet. Three ways to begin:</p>
      </hgroup>
      <div class="cards">
        <article>
          <h2>Data that is here</h2>
          <p>Penguins, wine, tumours, digits: seven data sets come with Dropwise, ready to train on.</p>
          <a role="button" href="#/train?dataset=penguins">Train on penguins</a>
          <p><a href="#/data">See all of them</a></p>
        </article>
        <article>
          <h2>Data of yours</h2>
          <p>A CSV, Parquet, JSON or ARFF file, or a ZIP of images: drop it and see what is in it.</p>
          <a role="button" href="#/data">Upload a file</a>
        </article>
        <article>
          <h2>The tour</h2>
          <p>Two networks learn digits, one with dropout and one without. Watch what differs, then draw a digit.</p>
          <a role="button" href="#/tour">Take the tour</a>
          <p><a href="#/playground">Or play with points of a plane</a></p>
        </article>
      </div>`;
  }

  overview() {
    const { running, waiting, ended, models, datasets } = this.seen;
    return html`<h1>Now</h1>
      <div class="columns">
        <section aria-labelledby="running">
          <h2 id="running">Runs</h2>
          ${running.length ? running.map(job => this.jobCard(job)) : html`<p>Nothing is being trained. <a href="#/train">Train a network</a></p>`}
        </section>
        <section aria-labelledby="waiting">
          <h2 id="waiting">Waits</h2>
          ${waiting.length ? html`<ol>${waiting.map(job => html`<li><a href="#/jobs/${job.id}">${jobName(job)}</a>
            ${job.waitingFor ? html`<small>${job.waitingFor}</small>` : nothing}</li>`)}</ol>` : html`<p>Nothing waits.</p>`}
        </section>
      </div>
      <h2>New</h2>
      <div class="columns three">
        ${this.news('Trainings', ended, job => html`<a href="#/jobs/${job.id}">${jobName(job)}</a> ${stateMark(job.state)}<small>${ago(job.finishedAt)}</small>`)}
        ${this.news('Models', models, model => html`<a href="#/models/${model.name}">${model.name}</a><small>version ${model.newestVersion}, since ${ago(model.createdAt)}</small>`)}
        ${this.news('Data sets', datasets, dataset => html`<a href="#/data/${dataset.name}">${dataset.name}</a><small>${dataset.rows} rows, ${ago(dataset.createdAt)}</small>`)}
      </div>
      <p><a href="#/tour">The tour</a> shows what dropout does on digits, <a href="#/playground">the playground</a> on points of a plane.</p>`;
  }

  jobCard(job) {
    return html`<article class="job"><a href="#/jobs/${job.id}">${jobName(job)}</a> ${jobProgress(job)}</article>`;
  }

  news(title, items, line) {
    return html`<section><h3>${title}</h3>
      ${items.length ? html`<ul class="news">${items.map(item => html`<li>${line(item)}</li>`)}</ul>` : html`<p>None yet.</p>`}
    </section>`;
  }
}
customElements.define('home-view', HomeView);
