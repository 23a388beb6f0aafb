// Follows a disclosure chain in the browser: from its first entry to a code on paper. Sends nothing anywhere.
//
// The format and its rules are in docs/disclosure-chain.md; the program's own `verify` does the same.
(function (self) {
  'use strict';

  const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ', ZERO = '0'.repeat(64);
  const KEYS = ['n', 'kind', 'id', 'title', 'date', 'doc', 'files', 'prev', 'corrects', 'reason', 'hash'];
  const HEX = /^[0-9a-f]{64}$/;

  // A browser has SHA-256 of its own only where the page came over a safe line, not from a stick.
  const ROUNDS = [], START = [];
  (function () {
    const part = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
    for (let n = 2; ROUNDS.length < 64; n++) {
      let prime = true;
      for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
      if (!prime) continue;
      if (START.length < 8) START.push(part(Math.sqrt(n)));
      ROUNDS.push(part(Math.cbrt(n)));
    }
  })();

  function sha256(bytes) {
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    const length = bytes.length, padded = new Uint8Array(((length + 72) >> 6) << 6);
    padded.set(bytes);
    padded[length] = 128;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(length / 536870912));
    view.setUint32(padded.length - 4, (length << 3) >>> 0);
    const state = START.slice(), w = new Int32Array(64);
    for (let at = 0; at < padded.length; at += 64) {
      for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + i * 4);
      for (let i = 16; i < 64; i++) {
        const a = w[i - 15], b = w[i - 2];
        const one = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3), two = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
        w[i] = (w[i - 16] + one + w[i - 7] + two) | 0;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i++) {
        const one = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25), pick = (e & f) ^ (~e & g);
        const t = (h + one + pick + ROUNDS[i] + w[i]) | 0;
        const two = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22), most = (a & b) ^ (a & c) ^ (b & c);
        h = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + two + most) | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => { state[i] = (state[i] + value) | 0; });
    }
    const out = new Uint8Array(32), words = new DataView(out.buffer);
    state.forEach((value, i) => words.setInt32(i * 4, value));
    return out;
  }

  const utf8 = (text) => new TextEncoder().encode(text);
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const bytesOf = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));

  function hash(...parts) {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) { all.set(part, at); at += part.length; }
    return sha256(all);
  }

  function quoted(text) {
    const code = (sign) => '\\u' + sign.charCodeAt(0).toString(16).padStart(4, '0');
    return '"' + text.normalize('NFC').replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f]/g, code) + '"';
  }

  function byCodePoint(a, b) {
    const one = Array.from(a, (sign) => sign.codePointAt(0)), two = Array.from(b, (sign) => sign.codePointAt(0));
    for (let i = 0; i < Math.min(one.length, two.length); i++) if (one[i] !== two[i]) return one[i] - two[i];
    return one.length - two.length;
  }

  // What is no text, list or object has no canonical text.
  function canonical(value) {
    if (typeof value === 'string') return quoted(value);
    if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
    if (value === null || typeof value !== 'object') throw new Error('no canonical text');
    const pairs = new Map(Object.keys(value).map((key) => [key.normalize('NFC'), value[key]]));
    const keys = Array.from(pairs.keys()).sort(byCodePoint);
    return '{' + keys.map((key) => quoted(key) + ':' + canonical(pairs.get(key))).join(',') + '}';
  }

  function leaf(row) {
    if ('removed' in row) {
      if (Object.keys(row).length !== 1 || !HEX.test(row.removed)) throw new Error('row');
      return bytesOf(row.removed);
    }
    if (Object.keys(row).length !== 2 || !/^[0-9a-f]{32}$/.test(row.salt)) throw new Error('row');
    return hash([0], utf8('wy/row/1\n'), bytesOf(row.salt), utf8(canonical(row.row)));
  }

  function root(leaves) {
    if (!leaves.length) return hash([0], utf8('empty'));
    let level = leaves;
    while (level.length > 1) {
      const next = [];
      for (let i = 0; i < level.length; i += 2) {
        next.push(i + 1 < level.length ? hash([1], level[i], level[i + 1]) : level[i]);
      }
      level = next;
    }
    return level[0];
  }

  function documentHash(doc) {
    if (Object.keys(doc).length !== 2) throw new Error('document');
    const head = utf8(canonical(doc.head) + '\n');
    return hex(hash([2], utf8('wy/doc/1\n'), head, root(doc.rows.map(leaf))));
  }

  function entryHash(entry) {
    const sealed = {};
    for (const key of KEYS.slice(0, -1)) sealed[key] = entry[key];
    return hex(hash([3], utf8('wy/entry/1\n'), utf8(canonical(sealed))));
  }

  function short(text) {
    const bytes = bytesOf(text);
    let out = '';
    for (let sign = 0; sign < 24; sign++) {
      let value = 0;
      for (let bit = sign * 5; bit < sign * 5 + 5; bit++) value = value * 2 + ((bytes[bit >> 3] >> (7 - bit % 8)) & 1);
      out += (sign && sign % 4 === 0 ? ' ' : '') + SIGNS[value];
    }
    return out;
  }

  function isReadAs(text, read) {
    const joined = read.replace(/[\s\u200b·-]/g, '');
    if (HEX.test(joined.toLowerCase())) return joined.toLowerCase() === text;
    const signs = joined.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
    return signs === short(text).replace(/ /g, '');
  }

  function isEntry(entry) {
    if (entry === null || typeof entry !== 'object' || Object.keys(entry).length !== KEYS.length) return false;
    const texts = KEYS.every((key) => key === 'files' || typeof entry[key] === 'string');
    const isFile = (file) => Object.keys(file).length === 2 && typeof file.name === 'string' && HEX.test(file.sha256);
    return texts && [entry.doc, entry.prev, entry.hash].every((it) => HEX.test(it)) && Array.isArray(entry.files) && entry.files.every(isFile);
  }

  function parse(text) {
    try { return JSON.parse(text); } catch (_) { return null; }
  }

  function entriesOf(list) {
    const text = list.replace(/\n$/, '');
    return text === '' ? [] : text.split('\n').map(parse);
  }

  // `held` gives text or bytes by path within the chain's folder. Returns what does not fit, or the proof.
  function prove(list, held, head) {
    const lines = entriesOf(list), known = [];
    let before = ZERO;
    for (let at = 0; at < lines.length; at++) {
      const why = lookAtEntry(lines[at], at + 1, before, known);
      if (why) return { line: at + 1, why };
      before = lines[at].hash;
      known.push(lines[at]);
    }
    const withdrawn = new Set(known.filter((it) => it.kind === 'withdraw').map((it) => it.corrects));
    for (const entry of known) {
      const why = lookAtHoldings(entry, held, withdrawn.has(entry.n) || entry.kind === 'withdraw');
      if (why) return { line: Number(entry.n), ...why };
    }
    if (!head) return { entries: known, onPaper: null };
    const named = known.find((entry) => isReadAs(entry.hash, head));
    return named ? { entries: known, onPaper: named } : { line: 0, why: 'head' };
  }

  function lookAtEntry(entry, number, before, known) {
    if (!isEntry(entry)) return 'unreadable';
    if (entry.n !== String(number)) return 'number';
    if (entry.prev !== before) return 'before';
    if (entry.hash !== entryHash(entry)) return 'hash';
    if (!['publish', 'correct', 'withdraw'].includes(entry.kind)) return 'kind';
    const names = known.some((earlier) => earlier.n === entry.corrects);
    if (entry.kind === 'publish' ? entry.corrects !== '' : !names) return 'names';
    if (entry.kind !== 'publish' && entry.reason.trim() === '') return 'reason';
    const same = (earlier) => entry.kind !== 'withdraw' && (earlier.doc === entry.doc || (entry.kind === 'publish' && earlier.id === entry.id));
    return known.some(same) ? 'twice' : null;
  }

  function lookAtHoldings(entry, held, taken) {
    const found = held('documents/' + entry.n + '-' + entry.id + '.json');
    if (found == null) {
      if (taken) return null;
      return { why: 'document-missing' };
    }
    let digest = '';
    try { digest = documentHash(JSON.parse(new TextDecoder().decode(found))); } catch (_) { digest = ''; }
    if (digest !== entry.doc) return { why: 'document' };
    for (const file of entry.files) {
      const bytes = held('files/' + file.name);
      if (bytes == null && !taken) return { why: 'file-missing', name: file.name };
      if (bytes != null && hex(sha256(bytes)) !== file.sha256) return { why: 'file', name: file.name };
    }
    return null;
  }

  const WORDS = {
    unreadable: ['第{n}笔读不出来：少了、多了或者改坏了', 'entry {n} cannot be read: something is missing, added or damaged'],
    number: ['第{n}笔的编号不对：中间有一笔被拿掉、插进或者换了位置', 'entry {n} has another number: an entry was taken out, put in or moved'],
    before: ['第{n}笔接不上前一笔：前面有内容被改过，或者被拿掉了', 'entry {n} does not follow the one before it: something earlier was changed or taken out'],
    hash: ['第{n}笔自己的内容被改过', 'entry {n} was changed'],
    kind: ['第{n}笔的种类不对，只能是公布、更正或撤回', 'entry {n} neither publishes, corrects nor withdraws'],
    names: ['第{n}笔说的那一笔，前面没有', 'entry {n} is about an entry that is not before it'],
    reason: ['第{n}笔是更正或撤回，却没有写原因', 'entry {n} corrects or withdraws and gives no reason'],
    twice: ['第{n}笔公布的内容前面已经公布过', 'entry {n} publishes what was published before'],
    'document-missing': ['第{n}笔的公示内容不见了', 'the document of entry {n} is missing'],
    document: ['第{n}笔的公示内容在封存以后被改过', 'the document of entry {n} was changed after it was sealed'],
    'file-missing': ['第{n}笔的文件“{name}”不见了', '“{name}”, a file of entry {n}, is missing'],
    file: ['第{n}笔的文件“{name}”在封存以后被改过', '“{name}”, a file of entry {n}, was changed after it was sealed'],
    head: ['纸上的校验码不是这条公示链里任何一笔的：先核对有没有抄错；没有抄错，就是历史被重写过，或者后面被剪掉了', 'the code on paper belongs to no entry: compare what you copied; if it is right, history was rewritten or cut off'],
    none: ['没有找到 chain.jsonl：请选整个 chain 文件夹', 'there is no chain.jsonl: choose the whole folder “chain”'],
    holds: ['对得上：{count}笔，最后一笔的校验码是 {head}。', 'It holds: {count} entries; the last has the code {head}.'],
    paper: ['纸上的校验码是第{n}笔的：从第1笔到第{n}笔，和印那张纸时一个字也没有变。', 'The code on paper is that of entry {n}: entries 1 to {n} are, to the letter, what they were when it was printed.'],
    'no-paper': ['还没有和纸核对：抄上纸上的24位校验码，才查得出整条链有没有被重写。', 'Not held against paper yet: only the 24 signs on paper show whether the whole chain was written anew.'],
    code: ['纸上的校验码（24位，空格不用写）', 'The code on paper (24 signs, blanks do not matter)'],
    folder: ['选 chain 文件夹', 'Choose the folder “chain”'],
    go: ['核对', 'Verify'],
    every: ['每一笔', 'Every entry'],
  };

  function say(key, values) {
    const chosen = document.documentElement.lang.startsWith('en') ? [WORDS[key][1]] : [WORDS[key][0]];
    const both = document.querySelector('[data-verify="both"]') ? WORDS[key] : chosen;
    return both.join(' · ').replace(/\{(\w+)\}/g, (_, name) => (values || {})[name]);
  }

  function make(name, className, text) {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  async function fetched(place) {
    const get = async (path) => {
      const answer = await fetch(place + path.split('/').map(encodeURIComponent).join('/'));
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
    };
    const files = new Map(), list = await get('chain.jsonl');
    if (!list) return files;
    files.set('chain.jsonl', list);
    for (const entry of entriesOf(new TextDecoder().decode(list)).filter(isEntry)) {
      const paths = ['documents/' + entry.n + '-' + entry.id + '.json', ...entry.files.map((file) => 'files/' + file.name)];
      for (const path of paths) {
        const bytes = await get(path);
        if (bytes) files.set(path, bytes);
      }
    }
    return files;
  }

  async function chosen(list) {
    const files = new Map();
    for (const file of list) {
      const path = (file.webkitRelativePath || file.name).split('/').slice(-2).join('/');
      const name = path.startsWith('documents/') || path.startsWith('files/') ? path : path.split('/').pop();
      files.set(name, new Uint8Array(await file.arrayBuffer()));
    }
    return files;
  }

  function show(out, files, head) {
    out.textContent = '';
    const list = files.get('chain.jsonl');
    if (!list) { out.append(make('p', 'note note--warn', say('none'))); return; }
    const proof = prove(new TextDecoder().decode(list), (path) => files.get(path), head);
    if (proof.why) {
      out.append(make('p', 'note note--urgent', say(proof.why, { n: proof.line, name: proof.name })));
      return;
    }
    const last = proof.entries[proof.entries.length - 1];
    out.append(make('p', 'note', say('holds', { count: proof.entries.length, head: last ? short(last.hash) : '—' })));
    out.append(make('p', '', proof.onPaper ? say('paper', { n: proof.onPaper.n }) : say('no-paper')));
    const fold = make('details', ''), rows = make('ol', '');
    fold.append(make('summary', '', say('every')), rows);
    for (const entry of proof.entries) {
      rows.append(make('li', '', [entry.date, entry.title, entry.reason, short(entry.hash)].filter(Boolean).join(' · ')));
    }
    out.append(fold);
  }

  function begin(place) {
    const code = make('input', 'verify__code'), folder = make('input', ''), go = make('button', 'button', say('go'));
    const out = make('div', 'verify__out');
    out.setAttribute('role', 'status');
    code.type = 'text';
    code.autocomplete = 'off';
    code.value = location.hash.slice(1);
    folder.type = 'file';
    folder.multiple = true;
    folder.webkitdirectory = true;
    go.type = 'button';
    const labelled = (key, node) => { const label = make('label', 'verify__label', say(key)); label.append(node); return label; };
    const isServed = /^https?:$/.test(location.protocol) && place.dataset.chain;
    place.append(labelled('code', code));
    if (!isServed) place.append(labelled('folder', folder));
    place.append(go, out);
    go.addEventListener('click', async () => {
      const files = isServed ? await fetched(place.dataset.chain) : await chosen(folder.files);
      show(out, files, code.value.trim());
    });
    if (isServed) go.click();
  }

  self.linliChain = { sha256, hex, canonical, leaf, root, documentHash, entryHash, short, isReadAs, prove };
  const place = self.document && document.querySelector('[data-verify]');
  if (place) begin(place);
})(typeof self === 'undefined' ? globalThis : self);
