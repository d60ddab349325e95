import { factorOf, quantise, softmax, type Weights } from '../model/softmax.ts';

export type Example = { readonly features: Int32Array; readonly label: number; readonly weight: number };

export type FitOptions = {
  readonly epochs: number;
  readonly rate: number;
  /** Shrinks a weight at each of its updates, which keeps rare features small. */
  readonly decay: number;
  readonly random: () => number;
};

/** Floats while learning: a row of `classes` per feature. */
type State = {
  readonly classes: number;
  readonly values: Float32Array;
  readonly squares: Float32Array;
  readonly bias: Float32Array;
  readonly biasSquares: Float32Array;
};

/** Errors below this teach nothing worth the time. */
const NEGLIGIBLE = 3e-4;

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
}

function probabilitiesOf(state: State, features: Int32Array): Float64Array {
  const { classes, values, bias } = state;
  const scores = new Float64Array(classes);
  for (let i = 0; i < features.length; i += 1) {
    const row = (features[i] as number) * classes;
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] as number) + (values[row + c] as number);
  }
  const factor = factorOf(features.length);
  for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] as number) * factor + (bias[c] as number);
  return softmax(scores);
}

/** The classes that are wrong enough to learn from, and by how much. */
function errorsOf(
  probabilities: Float64Array,
  { label, weight }: Example,
): { classes: Int32Array; errors: Float64Array } {
  const classes = new Int32Array(probabilities.length);
  const errors = new Float64Array(probabilities.length);
  let count = 0;
  for (let c = 0; c < probabilities.length; c += 1) {
    const error = ((probabilities[c] as number) - (c === label ? 1 : 0)) * weight;
    if (Math.abs(error) < NEGLIGIBLE) continue;
    classes[count] = c;
    errors[count] = error;
    count += 1;
  }
  return { classes: classes.subarray(0, count), errors: errors.subarray(0, count) };
}

function learn(state: State, example: Example, { rate, decay }: FitOptions): void {
  const { values, squares, bias, biasSquares } = state;
  const { features } = example;
  const { classes, errors } = errorsOf(probabilitiesOf(state, features), example);
  const factor = factorOf(features.length);
  for (let k = 0; k < classes.length; k += 1) {
    const c = classes[k] as number;
    const error = errors[k] as number;
    biasSquares[c] = (biasSquares[c] as number) + error * error;
    bias[c] = (bias[c] as number) - (rate * error) / Math.sqrt(biasSquares[c] as number);
  }
  for (let i = 0; i < features.length; i += 1) {
    const row = (features[i] as number) * state.classes;
    for (let k = 0; k < classes.length; k += 1) {
      const at = row + (classes[k] as number);
      const step = (errors[k] as number) * factor;
      const square = (squares[at] as number) + step * step;
      const old = values[at] as number;
      squares[at] = square;
      values[at] = old - (rate * step) / Math.sqrt(square) - decay * old;
    }
  }
}

/** Adds the weights as they stand to `sum`. */
function addWeights(sum: Float32Array, values: Float32Array): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] as number) + (values[i] as number);
}

/**
 * Fits multinomial logistic regression with AdaGrad. Feature numbers are below `features`, labels below `classes`.
 * What comes out is the mean of the weights after each epoch but the first: it depends less on the order of chance.
 */
export function fitWeights(
  examples: readonly Example[],
  features: number,
  classes: number,
  options: FitOptions,
): Weights {
  const state: State = {
    classes,
    values: new Float32Array(features * classes),
    squares: new Float32Array(features * classes).fill(1e-6),
    bias: new Float32Array(classes),
    biasSquares: new Float32Array(classes).fill(1e-6),
  };
  const sums = { values: new Float32Array(features * classes), bias: new Float32Array(classes) };
  const order = Int32Array.from(examples.keys());
  const first = Math.min(1, options.epochs - 1);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, options.random);
    for (const index of order) learn(state, examples[index] as Example, options);
    if (epoch < first) continue;
    addWeights(sums.values, state.values);
    addWeights(sums.bias, state.bias);
  }
  const share = 1 / (options.epochs - first);
  return quantise(
    sums.values.map((value) => value * share),
    sums.bias.map((value) => value * share),
  );
}
