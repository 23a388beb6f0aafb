// Remembers in this browser which chapters were read to the end.
(function (linli) {
  'use strict';
  var KEY = 'linli-chapters';
  var read = linli.read(KEY).split('\n');

  linli.each('[data-read]', function (place) {
    var end = document.querySelector('.pager');
    if (!end || read.indexOf(place.dataset.read) >= 0 || !window.IntersectionObserver) return;
    var watch = new IntersectionObserver(function (seen) {
      if (!seen[0].isIntersecting) return;
      watch.disconnect();
      linli.write(KEY, read.concat(place.dataset.read).join('\n').trim());
    });
    watch.observe(end);
  });

  linli.each('[data-progress]', function (place) {
    var all = 0, done = 0;
    linli.each('[data-chapter]', function (chapter) {
      all++;
      if (read.indexOf(chapter.dataset.chapter) < 0) return;
      done++;
      chapter.classList.add('chapter--read');
      var mark = document.createElement('span');
      mark.className = 'badge badge--read';
      mark.textContent = place.dataset.readWord;
      chapter.querySelector('.chapter__facts').appendChild(mark);
    });
    if (done) place.textContent = place.dataset.words.replace('{read}', done).replace('{total}', all);
  });
})(window.linli);
