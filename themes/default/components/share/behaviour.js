// Prints the page, reads it aloud where there is a Chinese voice, copies the short text.
(function (linli) {
  'use strict';

  function copyOld(node) {
    var range = document.createRange(), chosen = window.getSelection();
    range.selectNodeContents(node);
    chosen.removeAllRanges();
    chosen.addRange(range);
    return document.execCommand('copy');
  }

  function readsAloud(place, speech) {
    var button;
    // Reading ends by itself or when asked; the button says which of the two comes next.
    function rest() { button.textContent = place.dataset.aloud; }
    function toggle() {
      var wasReading = speech.speaking;
      speech.cancel();
      if (wasReading) return rest();
      button.textContent = place.dataset.stop;
      linli.each('.entry__title, .entry__lede, .facts__row, .actions li, .prose p, .prose li, .prose h2', function (part) {
        if (part.tagName === 'P' && part.parentNode.tagName === 'LI') return;
        var saying = new SpeechSynthesisUtterance(part.textContent);
        saying.lang = 'zh-CN';
        saying.rate = .9;
        saying.onend = function () { if (!speech.pending) rest(); };
        speech.speak(saying);
      });
    }
    function offer() {
      var speaks = speech.getVoices().some(function (voice) { return /^(zh|cmn)/i.test(voice.lang); });
      if (!speaks || button || !/^zh/.test(document.documentElement.lang)) return;
      button = linli.button(place.dataset.aloud, toggle);
      place.appendChild(button);
    }
    offer();
    speech.onvoiceschanged = offer;
    window.addEventListener('pagehide', function () { speech.cancel(); });
  }

  linli.each('[data-tools]', function (place) {
    place.appendChild(linli.button(place.dataset.print, function () { window.print(); }));
    if (place.dataset.aloud && window.speechSynthesis) readsAloud(place, window.speechSynthesis);
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
