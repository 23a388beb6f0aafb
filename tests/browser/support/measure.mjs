// What is measured on a page, in the page.

export function doubleText() {
  document.addEventListener('DOMContentLoaded', () => {
    document.documentElement.style.setProperty('font-size', '200%', 'important');
  });
}

export function textSizes() {
  return { main: parseFloat(getComputedStyle(document.querySelector('main')).fontSize) };
}

// Returns elements that are wider than the page, but for those that scroll by themselves.
export function runsOut() {
  const page = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= page + 1) return [];
  const scrolls = (node) => {
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll('*')]
    .filter((node) => node.getBoundingClientRect().right > page + 1 && !scrolls(node));
  return wide.slice(-3).map((node) => `<${node.tagName.toLowerCase()} class="${node.className}"> ${Math.round(node.getBoundingClientRect().right)} px of ${page}`);
}

// Returns what is smaller than it may be.
export function small(least) {
  const style = getComputedStyle(document.querySelector('main'));
  const body = parseFloat(style.fontSize);
  const line = parseFloat(style.lineHeight) / body;
  const wrong = [];
  if (body < least.body) wrong.push(`body text is ${body} px`);
  if (line < least.line) wrong.push(`lines are ${line.toFixed(2)} apart`);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.getClientRects().length || parent.closest('rt, sup, sub, svg')) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    const name = parent.className || parent.tagName;
    if (size < least.any && !seen.has(name)) {
      seen.add(name);
      wrong.push(`${name}: “${node.data.trim().slice(0, 12)}” is ${size} px`);
    }
  }
  return wrong;
}

// Returns the targets that are too small, if they are more than 5 of 100; links within a sentence do not count.
export function missed(least) {
  const inSentence = (node) => {
    const block = node.closest('p, li, dd, td, th, blockquote, figcaption, summary, h2, h3, h4, h5, h6');
    return block && block !== node && block.textContent.trim().length > node.textContent.trim().length + 1;
  };
  let large = 0;
  const small = [];
  for (const node of document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden]), [role=button]')) {
    const box = node.getBoundingClientRect();
    const link = node.matches('a');
    if (!box.width || !box.height || node.matches('.skip') || (link && inSentence(node))) continue;
    const enough = Math.round(box.height) >= least && (link || Math.round(box.width) >= least);
    if (enough) large += 1;
    else small.push(`${node.tagName} “${(node.textContent || node.name || '').trim().slice(0, 20)}” ${Math.round(box.width)}×${Math.round(box.height)}`);
  }
  const share = large / Math.max(1, large + small.length);
  return share < 0.95 ? [`${Math.round(share * 100)} of 100 targets are ${least} px: ${small.slice(0, 5).join(' · ')}`] : [];
}
