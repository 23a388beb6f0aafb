// What all pages share: text size, phases looked at again, parts that open where there is room.
window.linli = (function () {
  'use strict';

  // Storage may be refused; the page works without it.
  function read(key) {
    try { return localStorage.getItem(key) || ''; } catch (refused) { return ''; }
  }

  function write(key, value) {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch (refused) { /* It holds for this page only. */ }
  }

  function each(selector, visit, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), visit);
  }

  function button(text, act) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = 'button button--quiet';
    made.textContent = text;
    made.addEventListener('click', act);
    return made;
  }

  // Text size: one button goes round the three steps.
  var steps = ['', 'large', 'largest'];
  each('[data-text-size]', function (place) {
    var names = [place.dataset.normal, place.dataset.large, place.dataset.largest];
    function at() { return Math.max(0, steps.indexOf(document.documentElement.getAttribute('data-text') || '')); }
    function name() { return place.dataset.label + ' ' + names[at()]; }
    // The button stands in the page from the start, so that nothing moves; without script it is not shown.
    var made = place.querySelector('button');
    made.textContent = name();
    made.addEventListener('click', function () {
      var next = steps[(at() + 1) % steps.length];
      if (next) document.documentElement.setAttribute('data-text', next);
      else document.documentElement.removeAttribute('data-text');
      write('linli-text', next);
      made.textContent = name();
    });
  });

  // Phases: a page may be read long after it was built.
  function phaseOf(node, now) {
    var starts = Date.parse(node.dataset.starts), ends = Date.parse(node.dataset.ends);
    if (ends <= now) return 'ended';
    if (starts > now) return 'upcoming';
    return starts <= now ? 'now' : node.dataset.phase;
  }

  // A site of examples stands at a moment of its own, from which time goes on as the page is read.
  var opened = Date.now(), stands = Date.parse(document.body.dataset.pinned);
  function clock() { return stands ? stands + Date.now() - opened : Date.now(); }

  function lookAgain() {
    var now = clock();
    each('[data-phase]', function (badge) {
      var phase = phaseOf(badge, now);
      if (phase === badge.dataset.phase) return;
      badge.classList.remove('badge--' + badge.dataset.phase);
      badge.classList.add('badge--' + phase);
      badge.dataset.phase = phase;
      badge.textContent = document.body.getAttribute('data-phase-' + phase);
    });
    each('[data-urgent]', function (one) {
      if (Date.parse(one.dataset.expires) <= now) one.hidden = true;
    });
    each('[data-shown-after]', function (one) {
      one.hidden = !(Date.parse(one.dataset.shownAfter) <= now);
    });
    each('[data-until]', function (mark) {
      mark.classList.toggle('is-over', Date.parse(mark.dataset.until) <= now);
    });
    each('.urgent', function (all) {
      all.hidden = !all.querySelector('[data-urgent]:not([hidden])');
    });
  }

  lookAgain();
  setInterval(lookAgain, 60000);

  // Pages may be kept for hours without network; where that is refused, nothing is missing.
  window.addEventListener('load', function () {
    var worker = document.body.dataset.offline;
    if (!worker || location.protocol === 'file:' || document.querySelector('script[src*="/.linli/"]')) return;
    try { navigator.serviceWorker.register(worker).catch(function () { /* Refused. */ }); } catch (refused) { /* Not known here. */ }
  });

  if (window.matchMedia && matchMedia('(min-width: 60rem)').matches) {
    each('[data-open-wide]', function (part) { part.open = true; });
  }

  return { read: read, write: write, each: each, button: button };
})();
