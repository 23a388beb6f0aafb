// Sounds and looks of the site's characters; letters as pinyin or initials. Twin of find/spell.rs.
(function (search) {
  'use strict';

  var MOST = 3, WAYS = 3;
  var NEAR = [['zh', 'z'], ['ch', 'c'], ['sh', 's'], ['n', 'l']];

  function unique(signs) {
    return Array.from(new Set(signs));
  }

  // { sounds, readings, same, near, alike }; each of the last three gives characters of the site for one.
  function readSounds(text) {
    var sounds = new Map(), readings = new Map(), second = [], alike = new Map(), here = new Set();
    function add(sign, syllable) {
      if (!readings.has(sign)) readings.set(sign, []);
      readings.get(sign).push(syllable);
    }
    text.split('\n').forEach(line => {
      if (line.charAt(0) === '=') {
        var group = Array.from(line.slice(1));
        group.forEach(sign => {
          alike.set(sign, (alike.get(sign) || []).concat(group.filter(other => other !== sign && here.has(other))));
        });
      } else if (line) {
        var parts = line.split('\t'), own = Array.from(parts[1]), also = Array.from(parts[3]);
        own.concat(Array.from(parts[2])).forEach(sign => { add(sign, parts[0]); });
        also.forEach(sign => { second.push([sign, parts[0]]); });
        own.concat(also).forEach(sign => { here.add(sign); });
        sounds.set(parts[0], own.concat(also));
      }
    });
    second.forEach(pair => { add(pair[0], pair[1]); });
    function all(sign, syllables) {
      var found = [];
      syllables.forEach(syllable => { found = found.concat(sounds.get(syllable) || []); });
      return unique(found).filter(other => other !== sign);
    }
    function read(sign) {
      return readings.get(sign) || [];
    }
    return {
      sounds: sounds, readings: read,
      sorts: [
        sign => all(sign, read(sign)),
        sign => all(sign, read(sign).flatMap(nearSounds)),
        sign => unique(alike.get(sign) || [])
      ]
    };
  }

  function nearSounds(syllable) {
    var start = /^[^aeiouv]*/.exec(syllable)[0], end = syllable.slice(start.length), found = [];
    NEAR.forEach(pair => {
      if (start === pair[0]) found.push(pair[1] + end);
      else if (start === pair[1]) found.push(pair[0] + end);
    });
    if (/g$/.test(end)) found.push(start + end.slice(0, -1));
    else if (/n$/.test(end)) found.push(syllable + 'g');
    return found;
  }

  search.sounds = store => store.file('sounds', store.root.marks[0], bytes => readSounds(new TextDecoder().decode(bytes)));

  // Words by their initials: a file of them for the initials asked.
  async function wordsFor(store, key) {
    var root = store.root;
    if (!root.phrases.length) return [];
    var number = search.lastBefore(root.phrases, new TextEncoder().encode(key));
    var table = await store.file('p' + number, root.phraseMarks[number], bytes => {
      var found = new Map();
      new TextDecoder().decode(bytes).split('\n').forEach(line => {
        var parts = line.split('\t');
        if (parts[1]) found.set(parts[0], parts[1].split(' '));
      });
      return found;
    });
    return table.get(key) || [];
  }

  // Ways to part letters into syllables, longer ones first; unfinished ones only if there is no other.
  function cuts(letters, sounds) {
    var ways = [], known = Array.from(sounds.keys());
    function cut(rest, before, unfinished) {
      if (ways.length === WAYS || before.length > 12) return;
      if (!rest) {
        ways.push({ syllables: before, unfinished: false });
        return;
      }
      for (var length = Math.min(6, rest.length); length > 0; length--) {
        var syllable = rest.slice(0, length), after = rest.slice(length);
        if (sounds.has(syllable)) cut(after, before.concat(syllable), unfinished);
        else if (unfinished && !after && before.length &&
          known.some(one => one.startsWith(syllable))) {
          ways.push({ syllables: before.concat(syllable), unfinished: true });
        }
      }
    }
    cut(letters, [], false);
    if (!ways.length) cut(letters, [], true);
    return ways;
  }

  async function readSo(store, sounds, way) {
    var list = await wordsFor(store, way.syllables.map(one => one.charAt(0)).join(''));
    return list.filter(word => {
      return Array.from(word).every((sign, at) => {
        var syllable = way.syllables[at], open = way.unfinished && at === way.syllables.length - 1;
        return sounds.readings(sign).some(reading => reading === syllable || (open && reading.startsWith(syllable)));
      });
    });
  }

  // Several words one after the other that together are read so; '' if there are none.
  async function several(store, sounds, way) {
    var text = '', rest = way.syllables;
    while (rest.length) {
      var word = '';
      for (var length = rest.length; length > 0 && !word; length--) {
        var part = { syllables: rest.slice(0, length), unfinished: way.unfinished && length === rest.length };
        word = (await readSo(store, sounds, part))[0] || '';
      }
      if (!word) return '';
      text += word;
      rest = rest.slice(length + 1);
    }
    return text;
  }

  // The words of the site that letters may stand for: { words, why }.
  search.spell = async (store, letters) => {
    var sounds = await search.sounds(store), ways = cuts(letters, sounds.sounds), words = [];
    for (var at = 0; at < ways.length; at++) words = words.concat(await readSo(store, sounds, ways[at]));
    words = unique(words).slice(0, MOST);
    for (at = 0; at < ways.length && !words.length; at++) {
      var joined = await several(store, sounds, ways[at]);
      if (joined) words.push(joined);
    }
    if (words.length) return { words: words, why: 'pinyin' };
    return { words: (await wordsFor(store, letters)).slice(0, MOST), why: 'initials' };
  };
})(self.linliSearch = self.linliSearch || {});
