import { html, nothing } from 'lit';
import { get } from '../api.js';
import { PageElement, problem } from '../element.js';
import { ago, words } from '../format.js';
import { stateMark } from '../state.js';
import './question-view.js';
import './study-view.js';

const EVERY = 3000;

/** All studies, newest first, with the first thing that each found. */
class StudiesView extends PageElement {
  static properties = { studies: { state: true }, failure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.poll(EVERY, async () => (this.studies = (await get('/api/v1/studies?limit=100')).items));
  }

  render() {
    return html`<div class="bar"><h1>Studies</h1> <a href="#/studies/new" role="button" class="small">Ask a question</a></div><p>A study is a question answered by many trainings.</p>${problem(this.failure)}
      ${!this.studies ? html`<p aria-busy="true">Looking for studies</p>` : this.studies.length === 0 ? html`<p>None yet.</p>`
        : this.studies.map(study => html`<article><a href="#/studies/${study.id}">${study.name ?? words(study.type)}</a> ${stateMark(study.state)}
          <small>${words(study.type)}, ${study.progress.done} of ${study.progress.trials} trainings, ${ago(study.createdAt)}</small>
          ${study.findings[0]?.text ?? nothing}</article>`)}`;
  }
}
customElements.define('studies-view', StudiesView);
