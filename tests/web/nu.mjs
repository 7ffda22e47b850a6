// The Nu HTML checker, which also reads style sheets and drawings; one start of Java for all files.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { createRequire } from 'node:module';

const checker = path.join(path.dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

// Its CSS is older than container queries (CSS Containment Module Level 3), by which the axis of a
// chart knows how many labels it has room for.
const NOT_KNOWN_TO_IT = /CSS: (“container-type”: Property “container-type” doesn't exist\.|Unrecognized at-rule “@container”)$/;

// Reads all HTML, CSS and SVG below the folders. The promise gives a function: the faults of the
// files of one kind in one folder.
export function validate(folders) {
  const words = ['-Xss8m', '-jar', checker, '--exit-zero-always', '--format', 'json', '--also-check-css', '--also-check-svg',
    ...folders];
  return new Promise((resolve, reject) => {
    execFile('java', words, { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error) {
        reject(error);
        return;
      }
      const { messages } = JSON.parse(stderr);
      resolve((folder, kind) => messages
        .filter(({ url = '', subType, type, message }) => !NOT_KNOWN_TO_IT.test(message) && (type !== 'info' || subType === 'warning') &&
          url.replace(/^file:(\/\/)?/, '').startsWith(`${folder}/`) && url.endsWith(kind))
        .map(({ url, lastLine, lastColumn, message }) => `${path.basename(url)}:${lastLine}:${lastColumn}: ${message}`));
    });
  });
}
