import { html, nothing } from 'lit';
import { get, put } from '../api.js';
import '../call-lines.js';
import { PageElement, faultText, faultsAt, problem } from '../element.js';
import { ago, bytes, number, percent } from '../format.js';
import { runOf } from '../versions.js';

/** A model: its versions, where its aliases point and pointed, and how a program asks it. */
class ModelView extends PageElement {
  static properties = { name: {}, model: { state: true }, instance: { state: true }, failure: { state: true } };

  willUpdate(changed) {
    if (changed.has('name')) {
      this.attempt(() => this.load());
    }
  }

  path() {
    return `/api/v1/models/${encodeURIComponent(this.name)}`;
  }

  async load() {
    this.model = await get(this.path());
    const { plan } = await get(`/api/v1/runs/${runOf(this.model.versions[0])}`);
    const preview = await get(`/api/v1/datasets/${encodeURIComponent(plan.dataset)}/preview?rows=1`);
    this.instance = preview.rows[0].instance;
  }

  async point(event) {
    event.preventDefault();
    const { alias, version } = event.target.elements;
    await this.attempt(async () => {
      await put(`${this.path()}/aliases/${encodeURIComponent(alias.value)}`, { version: Number(version.value) });
      this.model = await get(this.path());
    });
  }

  render() {
    if (!this.model) {
      return this.failure ? problem(this.failure) : html`<p aria-busy="true">Looking at ${this.name}</p>`;
    }
    return html`<div class="bar"><h1>${this.name}</h1><a role="button" href="#/predict/models/${this.name}">Predict</a></div>
      ${problem(this.failure, fault => fault.pointer === '/version')}
      <section><h2>Versions</h2>${this.versions()}</section>
      <section><h2>Aliases</h2>${this.aliases()}</section>
      ${this.instance ? html`<section><h2>From a program</h2><p>Without an alias the newest version answers.</p>
        <call-lines .path=${`${this.path()}/predict`} .body=${{ instances: [this.instance] }}></call-lines></section>` : nothing}`;
  }

  versions() {
    const { versions, aliases } = this.model;
    return html`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col" class="number">Version</th><th scope="col">Aliases</th><th scope="col">On test rows</th>
      <th scope="col" class="number">Epoch</th><th scope="col" class="number">Size</th><th scope="col">Registered</th></tr></thead>
      <tbody>${versions.map(one => html`<tr><th scope="row" class="number">${one.version}</th>
        <td>${aliases.filter(alias => alias.version === one.version).map(alias => html`<span class="state good">${alias.alias}</span> `)}</td>
        <td>${one.members ? `answers with the mean of ${one.members.length} networks` : tested(one.metrics)}${one.description ? html`<small> ${one.description}</small>` : nothing}</td><td class="number">${one.epoch}</td><td class="number">${bytes(one.bytes)}</td><td>${ago(one.createdAt)}</td></tr>`)}</tbody></table></div>`;
  }

  aliases() {
    const { versions, aliasHistory } = this.model;
    return html`<form class="bar" @submit=${this.point}>
        <label for="alias">Alias</label><input id="alias" name="alias" required placeholder="production">
        <label for="version">Version</label><select id="version" name="version">${versions.map(one => html`<option>${one.version}</option>`)}</select>
        <button type="submit" class="small">Point it there</button></form>
      ${faultText('alias-fault', faultsAt(this.failure, '/version'))}
      ${aliasHistory.length ? html`<details><summary>History</summary><ul>${aliasHistory.map(change => html`<li>${change.alias}: ${change.version === null ? 'removed' : `version ${change.version}`}, ${ago(change.setAt)}</li>`)}</ul></details>` : nothing}`;
  }
}
customElements.define('model-view', ModelView);

function tested(metrics) {
  if (!metrics) {
    return 'not measured';
  }
  const parts = [metrics.testAccuracy !== null ? `accuracy ${percent(metrics.testAccuracy)}` : '', metrics.testMeanAbsoluteError !== null ? `mean absolute error ${number(metrics.testMeanAbsoluteError)}` : '', `loss ${number(metrics.testLoss)}`];
  return parts.filter(Boolean).join(', ');
}
