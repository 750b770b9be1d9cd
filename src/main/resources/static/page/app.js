import { html, render } from 'lit';
import './key-dialog.js';
import { route } from './route.js';

/** Each view is loaded when it is first looked at. */
const VIEWS = {
  '': [() => import('./views/home-view.js'), () => html`<home-view></home-view>`, 'Home'],
  tour: [() => import('./views/tour-view.js'), () => html`<tour-view></tour-view>`, 'Tour'],
  data: [() => import('./views/data-view.js'), at => at.rest ? html`<dataset-view .name=${at.rest}></dataset-view>` : html`<data-view></data-view>`, 'Data'],
  train: [() => import('./views/train-view.js'), at => html`<train-view .query=${at.query}></train-view>`, 'Train'],
  jobs: [() => import('./views/jobs-view.js'), at => at.rest ? html`<job-view .job=${at.rest}></job-view>` : html`<jobs-view .query=${at.query}></jobs-view>`, 'Jobs'],
  compare: [() => import('./views/compare-view.js'), at => html`<compare-view .jobs=${at.rest.split(',')}></compare-view>`, 'Compare'],
  predict: [() => import('./views/predict-view.js'), at => html`<predict-view .source=${at.rest}></predict-view>`, 'Predict'],
  models: [() => import('./views/models-view.js'), at => at.rest ? html`<model-view .name=${at.rest}></model-view>` : html`<models-view></models-view>`, 'Models'],
  playground: [() => import('./views/playground-view.js'), () => html`<playground-view></playground-view>`, 'Playground'],
  studies: [() => import('./views/studies-view.js'), at => at.rest === 'new' ? html`<question-view></question-view>` : at.rest ? html`<study-view .study=${at.rest}></study-view>` : html`<studies-view></studies-view>`, 'Studies'],
};

const main = document.getElementById('main');
let shown = 0;

async function show() {
  const at = route(location.hash);
  const [load, view, title] = VIEWS[at.view] ?? VIEWS[''];
  const turn = ++shown;
  await load();
  if (turn !== shown) {
    return; // somebody went on while it was loaded
  }
  main.querySelector(':scope > [aria-busy]')?.remove();
  render(view(at), main);
  document.title = `${at.rest ? `${at.rest} · ` : ''}${title} · Dropwise`;
  document.querySelectorAll('nav .links a').forEach(link => {
    const isHere = link.getAttribute('href') === `#/${at.view}`;
    link.toggleAttribute('aria-current', isHere);
    if (isHere) {
      link.setAttribute('aria-current', 'page');
    }
  });
}

addEventListener('hashchange', async () => {
  if (location.hash.startsWith('#/') || location.hash === '') {
    await show();
    scrollTo(0, 0);
    main.focus({ preventScroll: true }); // readers of screens go on where the new view begins
  }
});
show();
