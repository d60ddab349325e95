import { addRows, addScores, factorOf, softmax, type Weights } from './softmax.ts';

export type Example = { readonly features: Int32Array; readonly label: number; readonly weight: number };

export type FitOptions = {
  readonly epochs: number;
  readonly rate: number;
  /** Shrinks a weight at each of its updates, which keeps rare features small. */
  readonly decay: number;
  readonly random: () => number;
};

type State = {
  readonly weights: Weights;
  readonly squares: Float32Array;
  readonly biasSquares: Float32Array;
};

/** Errors below this teach nothing worth the time. */
const NEGLIGIBLE = 1e-4;

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
}

function learnClass(state: State, c: number, error: number, example: Example, options: FitOptions): void {
  const { weights, squares, biasSquares } = state;
  const values = weights.values;
  biasSquares[c] = (biasSquares[c] as number) + error * error;
  weights.bias[c] =
    (weights.bias[c] as number) - (options.rate * error) / Math.sqrt(biasSquares[c] as number);
  const step = error * factorOf(example.features.length);
  const square = step * step;
  for (let i = 0; i < example.features.length; i += 1) {
    const at = (example.features[i] as number) * weights.classes + c;
    squares[at] = (squares[at] as number) + square;
    const old = values[at] as number;
    values[at] = old - (options.rate * step) / Math.sqrt(squares[at] as number) - options.decay * old;
  }
}

function learn(state: State, example: Example, options: FitOptions): void {
  const { weights } = state;
  const sums = new Float64Array(weights.classes);
  const scores = new Float64Array(weights.classes);
  addRows(weights, example.features, sums);
  addScores(weights, sums, example.features.length, 1, scores);
  softmax(scores);
  for (let c = 0; c < weights.classes; c += 1) {
    const error = ((scores[c] as number) - (c === example.label ? 1 : 0)) * example.weight;
    if (Math.abs(error) >= NEGLIGIBLE) learnClass(state, c, error, example, options);
  }
}

/** Fits a softmax model with AdaGrad. Feature numbers are below `features`, labels below `classes`. */
export function fitWeights(
  examples: readonly Example[],
  features: number,
  classes: number,
  options: FitOptions,
): Weights {
  const weights: Weights = {
    features,
    classes,
    values: new Float32Array(features * classes),
    bias: new Float32Array(classes),
    scale: 1,
  };
  const state: State = {
    weights,
    squares: new Float32Array(features * classes).fill(1e-6),
    biasSquares: new Float32Array(classes).fill(1e-6),
  };
  const order = Int32Array.from(examples.keys());
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, options.random);
    for (const index of order) learn(state, examples[index] as Example, options);
  }
  return weights;
}
