import { withRates, withoutDropout } from './dropout.js';

const RATES = { search: { type: 'float', from: 0, to: 0.8, name: 'rates' } };
const LEARNING_RATE = { search: { type: 'float', from: 1e-4, to: 1e-1, log: true } };

/** What a study may ask, in words; `twin` where the same network without dropout may stand beside it. */
export const QUESTIONS = {
  search: { text: 'Which rate is best?' },
  comparison: { text: 'Is dropout worth it?', twin: 'always' },
  ablation: { text: 'What does each ingredient do?' },
  crossValidation: { text: 'How well does it do, and how sure is that?' },
  learningCurve: { text: 'Would more data help?', twin: 'asked' },
  capacity: { text: 'Would a smaller or larger network do better?', twin: 'asked' },
  robustness: { text: 'What do noise and missing or wrong data cost?', twin: 'asked' },
};

/** The fields of a study's request that people set, those of its type first; what it is about comes from the draft. */
export function ownFields(schema) {
  const { job, variants, objective, seed, ...own } = schema.properties;
  const properties = { ...own, objective, seed };
  return { ...schema, properties, required: schema.required.filter(name => properties[name]) };
}

/**
 * A study's request.
 *
 * @param draft the data, the network and the training that it is about
 * @param asked `{type, fields, twin, learningRate}`
 */
export function studyOf(schemas, { dataset, layers, training }, { type, fields, twin, learningRate }) {
  const question = QUESTIONS[type];
  const job = { dataset, model: { layers }, training };
  if (type === 'search') {
    job.model = { layers: withRates(schemas, layers, RATES) };
    if (learningRate) {
      job.training = { ...training, optimizer: { type: 'adam', ...training.optimizer, learningRate: LEARNING_RATE } };
    }
  }
  const variants = { 'with dropout': {}, 'without dropout': { model: { layers: withoutDropout(schemas, layers) } } };
  const isBeside = question.twin === 'always' || (question.twin && twin);
  return { type, name: question.text, ...fields, job, ...(isBeside ? { variants } : {}) };
}
