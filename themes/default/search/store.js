// Reads the index: root, shards of terms, bundles of text. The form is described in docs/search-format.md.
(function (search) {
  'use strict';

  class Reader {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }

    number() {
      var value = 0, step = 1, byte;
      do {
        byte = this.bytes[this.at++];
        value += (byte & 127) * step;
        step *= 128;
      } while (byte & 128);
      return value;
    }

    take(length) {
      this.at += length;
      return this.bytes.subarray(this.at - length, this.at);
    }
  }

  var decoder = new TextDecoder();

  // Texts that each give only what they add to the one before, in bytes.
  function nextText(reader, before) {
    var shared = reader.number(), rest = reader.take(reader.number());
    var bytes = new Uint8Array(shared + rest.length);
    bytes.set(before.subarray(0, shared));
    bytes.set(rest, shared);
    return bytes;
  }

  function compareBytes(a, b) {
    for (var at = 0; at < a.length && at < b.length; at++) {
      if (a[at] !== b[at]) return a[at] - b[at];
    }
    return a.length - b.length;
  }

  function marks(reader, count) {
    var names = [];
    for (var at = 0; at < count; at++) {
      names.push(Array.from(reader.take(3)).map(byte => (byte < 16 ? '0' : '') + byte.toString(16)).join(''));
    }
    return names;
  }

  function firsts(reader) {
    var list = [], before = new Uint8Array(0);
    for (var left = reader.number(); left > 0; left--) list.push(before = nextText(reader, before));
    return list;
  }

  function readRoot(bytes) {
    var reader = new Reader(bytes), root = { sections: [], starts: [0] };
    root.pages = reader.number();
    for (var left = reader.number(); left > 0; left--) root.sections.push(decoder.decode(reader.take(reader.number())));
    root.shards = firsts(reader);
    var bundles = reader.number();
    for (var bundle = 0; bundle < bundles; bundle++) root.starts.push(root.starts[bundle] + reader.number());
    root.titleLengths = reader.take(root.pages);
    root.shardMarks = marks(reader, root.shards.length);
    root.bundleMarks = marks(reader, bundles);
    root.marks = marks(reader, 3);
    root.phrases = firsts(reader);
    root.phraseMarks = marks(reader, root.phrases.length);
    root.synonyms = decoder.decode(reader.take(reader.number()));
    search.questions(decoder.decode(reader.take(reader.number())));
    return root;
  }

  // Terms in their order: { term, cohesion 0–1, df, from } where `from` counts postings before it.
  function readShard(bytes) {
    var reader = new Reader(bytes), shard = { terms: new Map(), list: [] };
    var count = reader.number(), head = reader.number(), deltas = reader.number();
    var start = reader.at, before = new Uint8Array(0), postings = 0;
    for (var at = 0; at < count; at++) {
      before = nextText(reader, before);
      var entry = { term: decoder.decode(before), cohesion: reader.number() / 15, df: reader.number(), from: postings, shard: shard };
      postings += entry.df;
      shard.terms.set(entry.term, entry);
      shard.list.push(entry);
    }
    reader.at = start + head;
    shard.pages = new Uint32Array(postings);
    shard.list.forEach(entry => {
      var next = 0;
      for (var at = entry.from; at < entry.from + entry.df; at++) {
        shard.pages[at] = next + reader.number();
        next = shard.pages[at] + 1;
      }
    });
    reader.at = start + head + deltas;
    shard.flags = reader.take(postings);
    shard.eighths = reader.take(postings);
    return shard;
  }

  function readBundle(bytes) {
    var pages = [], page = null;
    decoder.decode(bytes).split('\n').forEach(line => {
      var mark = line.charAt(0), rest = line.slice(1), cut;
      if (mark === '>') {
        var parts = rest.split('\t');
        page = { path: parts[0], section: Number(parts[1]), day: parts[2], title: parts[3], lines: [] };
        pages.push(page);
      } else if (mark === '#') {
        cut = rest.indexOf('\t');
        page.lines.push({ heading: true, anchor: rest.slice(0, cut), text: rest.slice(cut + 1) });
      } else if (mark === ' ') page.lines.push({ heading: false, anchor: '', text: rest });
    });
    return pages;
  }

  // `fetchFile(name, packed)` answers with a promise of bytes, unpacked if `packed`.
  class Store {
    constructor(fetchFile, folder, root) {
      this.fetchFile = fetchFile;
      this.folder = folder;
      this.root = root;
      this.pages = root.pages;
      this.files = new Map();
      this.synonyms = search.synonyms(root.synonyms);
    }

    // A file as it is read: sounds, p0, s12 … Promises of what is on its way are kept, those that failed forgotten.
    file(name, mark, read) {
      var files = this.files;
      if (!files.has(name)) {
        files.set(name, this.fetchFile(this.folder + name + '-' + mark + '.bin', true).then(read));
        files.get(name).catch(() => { files.delete(name); });
      }
      return files.get(name);
    }

    shardNumber(bytes) {
      return search.lastBefore(this.root.shards, bytes);
    }

    shard(number) {
      return this.file('s' + number, this.root.shardMarks[number], readShard);
    }

    // A map of those terms that are on the site.
    async find(terms) {
      var encoder = new TextEncoder(), found = new Map();
      if (!this.root.shards.length) return found;
      await Promise.all(Array.from(new Set(terms)).map(async term => {
        var shard = await this.shard(this.shardNumber(encoder.encode(term)));
        if (shard.terms.has(term)) found.set(term, shard.terms.get(term));
      }));
      return found;
    }

    // Every term that begins so, from at most `most` shards.
    async findFrom(prefix, most) {
      if (!this.root.shards.length) return [];
      var bytes = new TextEncoder().encode(prefix), last = new Uint8Array(bytes.length + 1), numbers = [];
      last.set(bytes);
      last[bytes.length] = 255;
      var to = this.shardNumber(last);
      for (var number = this.shardNumber(bytes); number <= to && numbers.length < most; number++) numbers.push(number);
      var shards = await Promise.all(numbers.map(this.shard, this));
      return shards.reduce((all, shard) => all.concat(shard.list.filter(entry => entry.term.startsWith(prefix))), []);
    }

    // Title, address and text of a page.
    async page(number) {
      var starts = this.root.starts, bundle = search.lastBefore(starts, number, (a, b) => a - b);
      return (await this.file('t' + bundle, this.root.bundleMarks[bundle], readBundle))[number - starts[bundle]];
    }
  }

  Store.open = async (fetchFile, lang, manifest) => {
    manifest = manifest || JSON.parse(decoder.decode(await fetchFile('manifest.json', false)));
    if (manifest.format !== 1 || !manifest.roots[lang]) throw new Error('no index');
    var name = manifest.roots[lang];
    var store = new Store(fetchFile, name.slice(0, name.lastIndexOf('/') + 1), readRoot(await fetchFile(name, true)));
    store.lang = lang;
    store.manifest = manifest;
    return store;
  };

  // The last of a list of first ones that is not after another.
  search.lastBefore = (list, one, compare) => {
    var low = 0, high = list.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if ((compare || compareBytes)(list[middle], one) <= 0) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };

  search.Reader = Reader;
  search.Store = Store;
})(self.linliSearch = self.linliSearch || {});
