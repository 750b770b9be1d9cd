import { get } from './api.js';
import { follow } from './events.js';
import { isActive } from './state.js';

const BETWEEN_CHANGES = 150;

/** What is known of one job and the epochs of its run, kept up to date until the job has ended. */
export class LiveRun {
  epochs = new Map();
  connected = true;
  /** Called when the run has weights that can be asked. */
  checkpoint = () => {};
  #signal;
  #changed;
  #waits = false;

  /** @param changed called after something is new, at most some times a second, however fast epochs come */
  constructor(id, signal, changed) {
    this.id = id;
    this.#signal = signal;
    this.#changed = changed;
  }

  async start() {
    await this.refresh();
    if (isActive(this.job.state)) {
      this.#tell();
      await follow(`/api/v1/jobs/${this.id}/events`, {
        on: event => this.#take(event),
        connection: connected => {
          this.connected = connected;
          this.#tell();
        },
        signal: this.#signal,
      });
      await this.refresh();
    } else if (this.job.run) {
      const epochs = await get(`/api/v1/runs/${this.job.run}/metrics`, { signal: this.#signal });
      epochs.forEach(epoch => this.epochs.set(epoch.epoch, epoch));
    }
    this.#tell();
  }

  /** Asks for the job itself: how far it is and when it will end is not among its events. */
  async refresh() {
    this.job = await get(`/api/v1/jobs/${this.id}`, { signal: this.#signal });
  }

  #take({ type, data }) {
    if (type === 'epoch') {
      this.epochs.set(data.epoch, data);
    } else if (type === 'state') {
      this.job = { ...this.job, state: data.state, error: data.error ?? this.job.error };
    } else if (type === 'checkpoint') {
      this.checkpoint();
    }
    this.#tell();
  }

  #tell() {
    if (!this.#waits) {
      this.#waits = true;
      setTimeout(() => {
        this.#waits = false;
        this.#changed();
      }, BETWEEN_CHANGES);
    }
  }

  /** The values of one metric by epoch. */
  points(metric) {
    return new Map([...this.epochs].filter(([, values]) => values[metric] !== null && values[metric] !== undefined).map(([epoch, values]) => [epoch, values[metric]]));
  }

  /** Whether any epoch has a metric. */
  has(metric) {
    return [...this.epochs.values()].some(values => values[metric] !== null && values[metric] !== undefined);
  }
}

/** What is drawn of a run, by plot: the metrics and how their lines look. */
export const PLOTS = [
  { title: 'Loss', lines: [['validationLoss', 'validation', 0], ['trainLoss', 'train, dropout off', 1], ['noisyTrainLoss', 'train, with its noise', 2]] },
  { title: 'Accuracy', lines: [['validationAccuracy', 'validation', 0], ['trainAccuracy', 'train, dropout off', 1]] },
  { title: 'Mean absolute error', lines: [['validationMeanAbsoluteError', 'validation', 0], ['trainMeanAbsoluteError', 'train, dropout off', 1]] },
];
