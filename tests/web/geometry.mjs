// What is wrong with where text stands in a page. The functions run inside the page; each returns
// sentences, none when all is well.

// Puts what the others share into the page: the boxes of all text that can be seen.
export function installTextBoxes() {
  // What a reader can unfold must fit, too.
  for (const details of document.querySelectorAll('details')) details.open = true;
  const isHidden = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.visibility !== 'visible' || style.opacity === '0') return true;
      // Text for screen readers alone, in the usual way: a clipped box of one pixel.
      const box = at.getBoundingClientRect();
      if (style.overflow === 'hidden' && box.width <= 1 && box.height <= 1) return true;
      if (style.position === 'absolute' && style.clipPath !== 'none') return true;
    }
    // A link that skips to the content waits beside the window until it is focused.
    return element.matches('a[href^="#"]') && element.getBoundingClientRect().right <= 0;
  };
  globalThis.textBoxes = () => {
    const boxes = [];
    const walker = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.data.replace(/\s+/g, ' ').trim();
      const element = node.parentElement;
      if (!words || ['SCRIPT', 'STYLE', 'title', 'desc'].includes(element.tagName) || isHidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects())
        if (box.width > 0 && box.height > 0) boxes.push({ words: words.slice(0, 40), element, node, box });
    }
    return boxes;
  };
}

// The page must not scroll sideways.
export function sidewaysScroll() {
  const root = document.documentElement;
  const room = root.clientWidth;
  if (root.scrollWidth <= room && (document.body?.scrollWidth ?? 0) <= room) return [];
  const widest = [...document.querySelectorAll('body *')]
    .map((element) => ({ element, right: element.getBoundingClientRect().right }))
    .sort((a, b) => b.right - a.right)[0];
  const name = `${widest.element.tagName.toLowerCase()} class="${widest.element.getAttribute('class') ?? ''}"`;
  return [`${root.scrollWidth} px wide where there are ${room}: <${name}> ends at ${Math.round(widest.right)}`];
}

// Text is at least 12 px high.
export function smallText() {
  return globalThis.textBoxes()
    .filter(({ element }) => parseFloat(getComputedStyle(element).fontSize) < 12)
    .map(({ words, element }) => `'${words}' is ${getComputedStyle(element).fontSize} high`);
}

// No text stands on another. Line boxes may touch; what counts is a quarter of the lower one's height.
export function overlappingText() {
  const boxes = globalThis.textBoxes().sort((a, b) => a.box.top - b.box.top);
  const found = [];
  boxes.forEach((one, i) => {
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < one.box.bottom; j++) {
      const other = boxes[j];
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (width > 1 && height > Math.min(one.box.height, other.box.height) / 4)
        found.push(`'${one.words}' and '${other.words}' overlap by ${Math.round(width)} × ${Math.round(height)} px`);
    }
  });
  return found;
}

// No text is cut by the window or by a box that hides or scrolls what does not fit.
export function clippedText() {
  const right = document.documentElement.clientWidth;
  const found = [];
  for (const { words, element, box } of globalThis.textBoxes()) {
    if (box.left < -1 || box.right > right + 1) found.push(`'${words}' leaves the window`);
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX === 'visible' && style.overflowY === 'visible' && style.clipPath === 'none') continue;
      const frame = at.getBoundingClientRect();
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
        found.push(`'${words}' is cut by <${at.tagName.toLowerCase()} class="${at.getAttribute('class') ?? ''}">`);
    }
  }
  return found;
}

// The cells of a table's row follow one another to the right or below, and so do its rows below.
export function muddledCells() {
  const isBehind = (one, other) => other.top >= one.bottom - 1 || (other.left >= one.right - 1 && other.bottom > one.top);
  const found = [];
  for (const table of document.querySelectorAll('table')) {
    const rows = [...table.rows].map((row) => ({ row, box: row.getBoundingClientRect() }));
    rows.forEach(({ row, box }, i) => {
      if (i > 0 && box.top < rows[i - 1].box.bottom - 1) found.push(`the row '${row.innerText.trim().slice(0, 40)}' is out of order`);
      const cells = [...row.cells].map((cell) => cell.getBoundingClientRect()).filter(({ width, height }) => width > 0 && height > 0);
      if (cells.length !== row.cells.length) found.push(`the row '${row.innerText.trim().slice(0, 40)}' lacks a cell`);
      if (cells.some((cell, j) => j > 0 && !isBehind(cells[j - 1], cell))) found.push(`the cells of '${row.innerText.trim().slice(0, 40)}' are out of order`);
    });
  }
  return found;
}

// What is painted, where the system chooses the colours, in one that is not the system's.
export function foreignColours() {
  const probe = document.documentElement.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'rect'));
  const system = ['Canvas', 'CanvasText', 'GrayText', 'LinkText', 'Highlight'].map((name) => {
    probe.style.setProperty('forced-color-adjust', 'none');
    probe.style.setProperty('fill', name);
    return getComputedStyle(probe).fill;
  });
  probe.remove();
  const found = [];
  if (!matchMedia('(forced-colors: active)').matches) found.push('the system does not choose the colours');
  for (const shape of document.querySelectorAll(':is(rect, path, line, circle, polygon, text)'))
    for (const property of ['fill', 'stroke']) {
      const colour = getComputedStyle(shape)[property];
      if (shape.tagName === 'line' && property === 'fill') continue;
      if (colour !== 'none' && !system.includes(colour)) found.push(`<${shape.tagName} class="${shape.getAttribute('class') ?? ''}"> has ${property} ${colour}`);
    }
  const [fall, rise] = ['.fall', '.rise'].map((name) => document.querySelector(name)).map((bar) => bar && getComputedStyle(bar).fill);
  if (fall && fall === rise) found.push('falls look like rises');
  return [...new Set(found)];
}
