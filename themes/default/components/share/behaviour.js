// Prints the page; copies the short text.
(function (linli) {
  'use strict';

  function copyOld(node) {
    var range = document.createRange(), chosen = window.getSelection();
    range.selectNodeContents(node);
    chosen.removeAllRanges();
    chosen.addRange(range);
    return document.execCommand('copy');
  }

  linli.each('[data-tools]', function (place) {
    place.appendChild(linli.button(place.dataset.print, function () { window.print(); }));
  });

  linli.each('[data-copy]', function (place) {
    var text = place.parentNode.querySelector('[data-share-text]');
    var made = linli.button(place.dataset.copy, function () {
      function done() { made.textContent = place.dataset.copied; }
      function byHand() { if (copyOld(text)) done(); }
      if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).then(done, byHand);
      else byHand();
    });
    made.setAttribute('aria-live', 'polite');
    place.appendChild(made);
  });
})(window.linli);
