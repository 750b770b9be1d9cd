import { html } from 'lit';
import { address, hasKey } from './api.js';
import { PageElement } from './element.js';

const LANGUAGES = ['curl', 'Java', 'Python'];

/** Lines for exactly one call in several languages, copied by a click. */
class CallLines extends PageElement {
  static properties = { path: {}, body: {}, language: { state: true }, copied: { state: true } };

  constructor() {
    super();
    this.language = LANGUAGES[0];
  }

  lines() {
    const url = address(this.path);
    const json = JSON.stringify(this.body);
    return { curl: curl, Java: java, Python: python }[this.language](url, json);
  }

  async copy() {
    await navigator.clipboard.writeText(this.lines());
    this.copied = this.language;
  }

  render() {
    return html`<div class="bar">${LANGUAGES.map(language => html`<button type="button" class="small ${language === this.language ? '' : 'secondary outline'}" aria-pressed=${language === this.language}
        @click=${() => (this.language = language)}>${language}</button>`)}
      <button type="button" class="small" @click=${this.copy}>Copy</button> <small role="status">${this.copied === this.language ? 'Copied' : ''}</small></div>
      <pre><code>${this.lines()}</code></pre>`;
  }
}
customElements.define('call-lines', CallLines);

function curl(url, json) {
  const key = hasKey() ? ' -H "Authorization: Bearer $DROPWISE_KEY"' : '';
  return `curl -s${key} -H 'Content-Type: application/json' \\\n  -d '${json.replaceAll("'", "'\\''")}' \\\n  ${url}`;
}

function java(url, json) {
  const key = hasKey() ? '\n        .header("Authorization", "Bearer " + System.getenv("DROPWISE_KEY"))' : '';
  return `HttpRequest request = HttpRequest.newBuilder(URI.create("${url}"))
        .header("Content-Type", "application/json")${key}
        .POST(HttpRequest.BodyPublishers.ofString(${JSON.stringify(json)}))
        .build();
String answer = HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body();`;
}

function python(url, json) {
  const key = hasKey() ? ', "Authorization": "Bearer " + os.environ["DROPWISE_KEY"]' : '';
  return `import json, ${hasKey() ? 'os, ' : ''}urllib.request

request = urllib.request.Request(
    "${url}",
    data=${JSON.stringify(json)}.encode(),
    headers={"Content-Type": "application/json"${key}})
with urllib.request.urlopen(request) as answer:
    print(json.load(answer)["predictions"])`;
}
