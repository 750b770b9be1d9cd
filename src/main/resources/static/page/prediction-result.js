import { html, nothing, svg } from 'lit';
import { PageElement } from './element.js';
import { number, percent } from './format.js';

const PASSES_A_FRAME = 1;
const MOST_CLASSES = 20;

/** An answer with how sure it is; the passes that it is made of appear one by one. */
class PredictionResult extends PageElement {
  static properties = { answer: {}, target: {}, shown: { state: true } };

  #frame;

  willUpdate(changed) {
    if (changed.has('answer')) {
      cancelAnimationFrame(this.#frame);
      const passes = this.answer.predictions[0].samples?.length ?? 0;
      this.shown = matchMedia('(prefers-reduced-motion: reduce)').matches ? passes : Math.min(1, passes);
      this.#next(passes);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
  }

  #next(passes) {
    if (this.shown < passes) {
      this.#frame = requestAnimationFrame(() => {
        this.shown += PASSES_A_FRAME;
        this.#next(passes);
      });
    }
  }

  render() {
    const [prediction] = this.answer.predictions;
    return html`${this[prediction.kind]?.(prediction) ?? html`<pre><code>${JSON.stringify(prediction, null, 2)}</code></pre>`}
      ${this.promises(prediction)}
      ${prediction.imputed ? html`<p><small>Missing, and filled in as in training: ${prediction.imputed.join(', ')}</small></p>` : nothing}
      ${this.answer.warnings ? html`<ul class="warnings">${this.answer.warnings.map(warning => html`<li><code>${warning.pointer}</code> ${warning.detail}</li>`)}</ul>` : nothing}`;
  }

  class({ label, probability, probabilities, uncertainty, samples }) {
    const classes = Object.entries(probabilities);
    const order = classes.length > MOST_CLASSES ? [...classes].sort((one, other) => other[1] - one[1]).slice(0, MOST_CLASSES) : classes;
    return html`<p class="answer"><strong>${label}</strong> with ${percent(probability)}${this.target ? ` (${this.target})` : ''}</p>
      <table class="bars"><caption class="hidden">Probability of each class</caption>
        <thead class="hidden"><tr><th scope="col">Class</th><th scope="col">Bar</th><th scope="col">Probability</th>${uncertainty ? html`<th scope="col">Standard deviation</th>` : nothing}</tr></thead>
        <tbody>${order.map(([name, value]) => html`<tr class=${name === label ? 'best' : ''}><th scope="row">${name}</th>
          <td>${this.bar(value, uncertainty?.std[name], samples?.map(pass => pass[classes.findIndex(([one]) => one === name)]))}</td>
          <td class="number">${percent(value)}</td>${uncertainty ? html`<td class="number">± ${percent(uncertainty.std[name])}</td>` : nothing}</tr>`)}</tbody></table>
      ${uncertainty ? html`<p><small>Entropy ${number(uncertainty.entropy, 3)} of at most ${number(Math.log(classes.length), 3)}; of it ${number(uncertainty.mutualInformation, 3)} is what the network does not know,
        and more data would teach. Dots are ${Math.min(this.shown, samples?.length ?? 0)} passes with dropout on.</small></p>` : nothing}`;
  }

  /** What was promised of this answer, and how often the promise held on the hold-out. */
  promises({ predictionSet, interval, coverage, decision, risk }) {
    return html`${predictionSet ? html`<p class="promise">True with ${percent(coverage.stated, 0)}: <strong>${predictionSet.length ? predictionSet.join(', ') : 'none of the classes looks like this'}</strong></p>` : nothing}
      ${interval ? html`<p class="promise">True with ${percent(coverage.stated, 0)}: <strong>${interval.map(end => (end === null ? 'unbounded' : number(end, 5))).join(' to ')}</strong></p>` : nothing}
      ${coverage ? html`<p><small>${coverage.reason ?? this.held(coverage)}</small></p>` : nothing}
      ${decision ? html`<p class="promise">${decision === 'answer' ? 'Sure enough to answer' : 'Not sure enough: better ask somebody'}, if at most ${percent(risk.stated, 0)} of answers may be wrong</p>
        <p><small>${risk.reason ?? (risk.answered === null ? 'There are no test rows to measure it on.' : `Of the test rows ${percent(risk.answered)} are answered; ${percent(risk.measured)} of those answers are wrong.`)}</small></p>` : nothing}`;
  }

  held({ measured, rows }) {
    return measured === null ? 'There are no test rows to measure it on.' : `It held for ${percent(measured)} of ${number(rows)} test rows.`;
  }

  /** Bar, spread and passes on a line from 0 to 1. */
  bar(value, std, passes) {
    return html`<svg class="share" viewBox="0 0 200 22" preserveAspectRatio="none" aria-hidden="true">
      <rect class="all" x="0" y="3" width="200" height="16"></rect><rect class="part" x="0" y="3" width=${200 * value} height="16"></rect>
      ${std ? svg`<line x1=${200 * Math.max(0, value - std)} x2=${200 * Math.min(1, value + std)} y1="11" y2="11"></line>` : nothing}
      ${(passes ?? []).slice(0, this.shown).map((pass, i) => svg`<circle cx=${200 * pass} cy=${5 + (i * 7) % 13} r="1.6"></circle>`)}</svg>`;
  }

  value({ value, uncertainty, samples }) {
    return html`<p class="answer"><strong>${number(value, 5)}</strong>${this.target ? ` (${this.target})` : ''}${uncertainty ? ` ± ${number(uncertainty.std, 3)}` : ''}</p>
      ${samples ? this.strip(samples.map(pass => pass[0]), value) : nothing}
      ${uncertainty ? html`<p><small>Passes with dropout on give ${number(Math.min(...samples.map(pass => pass[0])))} to ${number(Math.max(...samples.map(pass => pass[0])))}; the noise of the data is not in it.</small></p>` : nothing}`;
  }

  strip(values, mean) {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const x = value => 10 + (180 * (value - low)) / (high - low || 1);
    return html`<svg class="share" viewBox="0 0 200 22" preserveAspectRatio="none" role="img" aria-label="${values.length} passes from ${number(low)} to ${number(high)}">
      <rect class="all" x="0" y="3" width="200" height="16"></rect><line x1=${x(mean)} x2=${x(mean)} y1="0" y2="22"></line>
      ${values.slice(0, this.shown).map((value, i) => svg`<circle cx=${x(value)} cy=${5 + (i * 7) % 13} r="1.6"></circle>`)}</svg>`;
  }
}
customElements.define('prediction-result', PredictionResult);
