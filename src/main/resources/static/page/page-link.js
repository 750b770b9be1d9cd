import { html } from 'lit';
import { address, hasKey, send } from './api.js';
import { PageElement, problem } from './element.js';

/** Opens a page that the service makes, such as a report. A page of the browser's own sends no key: with one it comes as a file. */
class PageLink extends PageElement {
  static properties = { path: {}, text: {}, failure: { state: true } };

  async save(event) {
    if (hasKey()) {
      event.preventDefault();
      await this.attempt(async () => {
        const answer = await send('GET', this.path, { accept: 'text/html' });
        const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(await answer.blob()), download: 'report.html' });
        link.click();
        URL.revokeObjectURL(link.href);
      });
    }
  }

  render() {
    return html`<a href=${address(this.path)} target="_blank" rel="noreferrer" @click=${this.save}>${this.text}</a>${problem(this.failure)}`;
  }
}
customElements.define('page-link', PageLink);
