// The same graph computed by TensorFlow.js itself: node reference.mjs MODEL.json INPUTS OUTPUTS, in a folder with
// @tensorflow/tfjs-core, -converter and -backend-cpu. INPUTS: pictures of 192x192 RGB bytes; OUTPUTS: 17 x 3 floats each.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const { loadGraphModel } = require('@tensorflow/tfjs-converter');

const [model, inputs, outputs] = process.argv.slice(2);
const { modelTopology, weightsManifest } = JSON.parse(readFileSync(model));
const weights = Buffer.concat(weightsManifest.flatMap((group) => group.paths).map((path) => readFileSync(join(dirname(model), path))));
const graph = await loadGraphModel({
  load: async () => ({
    modelTopology,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length),
  }),
});

const size = 192 * 192 * 3;
const pictures = readFileSync(inputs);
const answers = [];
for (let at = 0; at < pictures.length; at += size) {
  const picture = tf.tensor4d(Int32Array.from(pictures.subarray(at, at + size)), [1, 192, 192, 3], 'int32');
  answers.push(Buffer.from(Float32Array.from(await graph.predict(picture).data()).buffer));
}
writeFileSync(outputs, Buffer.concat(answers));
