// Copies the address of an article; the button stands there with scripts only.
(function (linli) {
  'use strict';

  function copyOld(text) {
    var box = document.createElement('textarea');
    box.value = text;
    document.body.appendChild(box);
    box.select();
    var done = document.execCommand('copy');
    document.body.removeChild(box);
    return done;
  }

  linli.each('[data-copy-article]', function (all) {
    var words = all.dataset, own = document.querySelector('link[rel=canonical]');
    var base = own ? own.href : location.href.split('#')[0];
    linli.each('[data-article]', function (head) {
      var number = head.firstElementChild;
      var made = linli.button(words.copyArticle, function () {
        var text = base + '#' + number.id;
        function say(done) { made.textContent = done ? words.copied : text; made.focus(); }
        if (navigator.clipboard) navigator.clipboard.writeText(text).then(function () { say(true); }, function () { say(copyOld(text)); });
        else say(copyOld(text));
      });
      made.className = 'article__copy';
      made.id = '_copy-' + number.id;
      made.setAttribute('aria-labelledby', made.id + ' ' + number.id);
      made.lang = document.documentElement.lang;
      made.setAttribute('aria-live', 'polite');
      head.appendChild(made);
    });
  });
})(window.linli);
