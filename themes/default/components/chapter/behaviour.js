// Remembers in this browser which chapters were read to the end, and where the reader stopped.
(function (linli) {
  'use strict';
  var MARKS = 'linli-chapters', PLACE = 'linli-chapter';
  var read = linli.read(MARKS).split('\n');

  linli.each('[data-read]', function (chapter) {
    var own = chapter.dataset.read, end = document.querySelector('.pager');
    if (!end || !window.IntersectionObserver) return;
    linli.write(PLACE, own);
    var watch = new IntersectionObserver(function (seen) {
      seen.forEach(function (one) {
        if (!one.isIntersecting) return;
        if (one.target !== end) return linli.write(PLACE, own + '#' + one.target.id);
        if (linli.read(PLACE).split('#')[0] === own) linli.write(PLACE, '');
        if (read.indexOf(own) < 0) read.push(own);
        linli.write(MARKS, read.join('\n').trim());
      });
    });
    linli.each('.prose h2[id]', function (heading) { watch.observe(heading); });
    watch.observe(end);
  });

  linli.each('[data-progress]', function (place) {
    var all = 0, done = 0, stopped = linli.read(PLACE).split('#'), words = place.dataset;
    var resume = document.createElement('a');
    linli.each('[data-chapter]', function (chapter) {
      all++;
      if (chapter.dataset.chapter === stopped[0]) {
        resume.href = chapter.querySelector('a').href + (stopped[1] ? '#' + stopped[1] : '');
        resume.textContent = words.resume.replace('{number}', chapter.firstElementChild.textContent);
      }
      if (read.indexOf(chapter.dataset.chapter) < 0) return;
      done++;
      chapter.classList.add('chapter--read');
      var mark = document.createElement('span');
      mark.className = 'badge badge--read';
      mark.textContent = words.readWord;
      chapter.querySelector('.chapter__facts').appendChild(mark);
    });
    if (done) place.textContent = words.words.replace('{read}', done).replace('{total}', all);
    if (resume.href) place.appendChild(resume);
  });
})(window.linli);
