import { html } from 'lit';
import { duration, percent } from './format.js';

const ACTIVE = new Set(['queued', 'running', 'paused']);

/** Whether a job or a study may still change by itself or be changed. */
export function isActive(state) {
  return ACTIVE.has(state);
}

/** A state as a word with its colour. */
export function stateMark(state) {
  return html`<span class="state ${state}">${state}</span>`;
}

/** How far a job is, and when it ends at this speed. */
export function jobProgress({ state, progress }) {
  const eta = state === 'running' && progress.etaSeconds !== null ? `, ${duration(progress.etaSeconds)} left` : '';
  return html`<progress value=${progress.fraction} max="1" aria-label="Progress"></progress>
    <small>epoch ${progress.epoch} of ${progress.epochs}, ${percent(progress.fraction, 0)}${eta}</small>`;
}

export function jobName(job) {
  return job.name ?? `${job.dataset}, ${job.plan?.model?.name ?? 'no name'}`;
}
