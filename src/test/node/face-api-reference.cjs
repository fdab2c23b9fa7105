// Makes the table that FaceFinderOracleTest compares with: what the npm package @vladmandic/face-api itself finds.
// Usage: node face-api-reference.cjs PACKAGE PICTURES LIST > TABLE
//   PACKAGE   folder of the unpacked package; pngjs must be installed beside it
//   PICTURES  folder of the pictures as PNG files, all square, as Java decodes them: other decoders of JPEG give other
//             colours, which move weak landmarks by up to 3 pixels
//   LIST      text file, one path in the archive a line; a/b.jpg lies in PICTURES as a-b.png
const fs = require('fs');
const path = require('path');
const [packageFolder, pictures, list] = process.argv.slice(2);
const modules = path.resolve(packageFolder, '..', '..');
const { PNG } = require(path.join(modules, 'pngjs'));

// The plain browser build runs in Node once it is told where TextEncoder comes from.
const source = fs.readFileSync(path.join(packageFolder, 'dist', 'face-api.js'), 'utf8')
  .replace('this.util=BR(),', 'this.util=require("util"),');
const loaded = { exports: {} };
console.log = () => {};
console.warn = () => {};
new Function('module', 'require', `${source};module.exports = faceapi;`)(loaded, require);
const { tf, nets, TinyFaceDetectorOptions, detectSingleFace } = loaded.exports;

function loadNet(net, name) {
  const model = path.join(packageFolder, 'model', `${name}_model`);
  const groups = JSON.parse(fs.readFileSync(`${model}-weights_manifest.json`, 'utf8'));
  const bytes = fs.readFileSync(`${model}.bin`);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  nets[net].loadFromWeightMap(tf.io.decodeWeights(buffer, groups[0].weights));
}

function rgb(file) {
  const image = PNG.sync.read(fs.readFileSync(file));
  const samples = new Uint8Array(image.width * image.height * 3);
  for (let i = 0; i < image.width * image.height; i += 1) {
    samples.set(image.data.subarray(4 * i, 4 * i + 3), 3 * i);
  }
  return tf.tensor3d(samples, [image.height, image.width, 3], 'int32');
}

async function main() {
  await tf.setBackend('cpu');
  await tf.ready();
  loadNet('tinyFaceDetector', 'tiny_face_detector');
  loadNet('faceLandmark68Net', 'face_landmark_68');
  const options = new TinyFaceDetectorOptions({ inputSize: 224, scoreThreshold: 0.3 });
  const number = (value) => value.toFixed(2);
  for (const file of fs.readFileSync(list, 'utf8').trim().split('\n')) {
    const image = rgb(path.join(pictures, file.replace('/', '-').replace('.jpg', '.png')));
    const face = await detectSingleFace(image, options).withFaceLandmarks();
    image.dispose();
    if (face) {
      const { x, y, width, height } = face.detection.box;
      const points = face.landmarks.positions.flatMap((p) => [number(p.x), number(p.y)]);
      const row = [file, number(x), number(y), number(width), number(height),
        face.detection.score.toFixed(4), ...points];
      process.stdout.write(`${row.join(',')}\n`);
    }
  }
}

main();
