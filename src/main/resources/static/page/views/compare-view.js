import { html, nothing } from 'lit';
import { get } from '../api.js';
import '../curves-plot.js';
import { PageElement, problem } from '../element.js';
import { number, words } from '../format.js';
import { LiveRun, PLOTS } from '../live-run.js';
import { isActive, jobName, stateMark } from '../state.js';

const COLOURS = 6;
const EVERY = 1500;
const FIGURES = ['trainLoss', 'validationLoss', 'testLoss', 'trainAccuracy', 'validationAccuracy', 'testAccuracy', 'testMeanAbsoluteError'];

/** Trainings side by side: their curves over each other, and where their plans differ. */
class CompareView extends PageElement {
  static properties = { jobs: {}, noisy: { state: true }, failure: { state: true } };

  #live = [];
  #runs = new Map();
  #leave;

  willUpdate(changed) {
    if (changed.has('jobs')) {
      this.#leave?.abort();
      this.#leave = new AbortController();
      this.#live = this.jobs.map(id => new LiveRun(id, this.#leave.signal, () => this.requestUpdate()));
      this.#live.forEach(live => this.watch(live));
    }
  }

  connectedCallback() {
    super.connectedCallback();
    this.poll(EVERY, async () => {
      await Promise.all(this.#live.filter(live => live.job && isActive(live.job.state) && live.connected).map(live => live.refresh()));
      this.requestUpdate();
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
        this.#runs.set(live.id, await get(`/api/v1/runs/${live.job.run}`));
        this.requestUpdate();
      }
    });
  }

  render() {
    const known = this.#live.filter(live => live.job);
    if (!known.length) {
      return this.failure ? problem(this.failure) : html`<p aria-busy="true">Looking for the trainings</p>`;
    }
    return html`<h1>Compare</h1>
      ${problem(this.failure)}
      <ul class="key">${known.map((live, i) => html`<li class="curve${(i % COLOURS) + 1}"><a href="#/jobs/${live.id}">${jobName(live.job)}</a> ${stateMark(live.job.state)}
        ${isActive(live.job.state) ? html`<small>epoch ${Math.max(live.job.progress.epoch, live.epochs.size)} of ${live.job.progress.epochs}</small>` : nothing}</li>`)}</ul>
      <div class="columns">${PLOTS.map(plot => this.plot(plot, known))}</div>
      ${this.figures(known)} ${this.differences(known)}`;
  }

  plot({ title, lines }, known) {
    const start = commonStart(known.map(live => jobName(live.job)));
    const series = known.flatMap((live, i) => lines.slice(0, 2).filter(([metric]) => live.has(metric)).map(([metric, label, dash]) => ({
      label: `${jobName(live.job).slice(start)}: ${label}`, colour: (i % COLOURS) + 1, dash, points: live.points(metric),
    })));
    return series.length ? html`<curves-plot .title=${title} .series=${series}></curves-plot>` : nothing;
  }

  figures(known) {
    const runs = known.map(live => this.#runs.get(live.id)?.metrics);
    const rows = FIGURES.filter(name => runs.some(metrics => metrics?.[name] !== null && metrics?.[name] !== undefined));
    return rows.length ? html`<section><h2>What they serve</h2><div class="scroll" tabindex="0"><table><thead><tr><th scope="col">Metric</th>${names(known)}</tr></thead>
      <tbody>${rows.map(name => html`<tr><th scope="row">${words(name)}</th>${runs.map(metrics => html`<td class="number">${number(metrics?.[name])}</td>`)}</tr>`)}</tbody></table></div></section>` : nothing;
  }

  differences(known) {
    const plans = known.map(live => flat(live.job.plan));
    const paths = [...new Set(plans.flatMap(plan => Object.keys(plan)))].filter(path => new Set(plans.map(plan => plan[path])).size > 1);
    return html`<section><h2>Where their plans differ</h2>${paths.length ? html`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">In the plan</th>${names(known)}</tr></thead>
      <tbody>${paths.map(path => html`<tr><th scope="row"><code>${path}</code></th>${plans.map(plan => html`<td><code>${plan[path] ?? '–'}</code></td>`)}</tr>`)}</tbody></table></div>` : html`<p>Nowhere.</p>`}</section>`;
  }
}
customElements.define('compare-view', CompareView);

function names(known) {
  return known.map(live => html`<th scope="col">${jobName(live.job)}</th>`);
}

/** A plan as paths and values; a layer is one value, under its name. */
function flat(value, path = '', into = {}) {
  const isLeaf = value === null || typeof value !== 'object' || isLayer(path);
  if (isLeaf) {
    into[path] = typeof value === 'string' ? value : JSON.stringify(value);
  } else {
    Object.entries(value).forEach(([name, inner]) => flat(inner, `${path}/${isLayer(`${path}/`) ? inner.name : name}`, into));
  }
  return into;
}

function isLayer(path) {
  return path.startsWith('/model/layers/');
}

/** What all names begin with, up to a whole word. */
function commonStart(names) {
  let length = 0;
  while (names.every(name => name[length] !== undefined && name[length] === names[0][length])) {
    length++;
  }
  return names.length > 1 ? names[0].slice(0, length).search(/\S*$/) : 0;
}
