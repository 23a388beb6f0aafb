// Shows changes at once and faults over the last good page. Only in the preview, never published.
(function () {
  'use strict';
  var first = null;
  var key = 'linli-preview-scroll:' + location.pathname;
  try {
    var kept = sessionStorage.getItem(key);
    if (kept !== null) {
      sessionStorage.removeItem(key);
      window.addEventListener('load', function () { window.scrollTo(0, Number(kept)); });
    }
  } catch (refused) { /* The page then starts at its top. */ }

  function panel() {
    var box = document.getElementById('linli-preview');
    if (!box) {
      box = document.createElement('section');
      box.id = 'linli-preview';
      box.setAttribute('role', 'alert');
      var style = box.style;
      style.position = 'fixed';
      style.left = style.right = style.bottom = '0';
      style.maxHeight = '60vh';
      style.overflow = 'auto';
      style.padding = '1rem 1.5rem';
      style.background = '#7E1B11';
      style.color = '#FFF';
      style.zIndex = '9999';
      style.font = '1rem/1.6 monospace';
      style.whiteSpace = 'pre-wrap';
      document.body.appendChild(box);
    }
    return box;
  }

  function show(news) {
    var box = document.getElementById('linli-preview');
    if (!news.faults) {
      if (box) { box.remove(); }
      return;
    }
    panel().textContent = news.title + '\n\n' + news.faults;
  }

  var source = new EventSource('/.linli/events');
  source.onmessage = function (event) {
    var news = JSON.parse(event.data);
    if (first === null) { first = news.build; }
    if (news.build !== first) {
      try { sessionStorage.setItem(key, String(window.scrollY)); } catch (refused) { /* No matter. */ }
      location.reload();
      return;
    }
    show(news);
  };
}());
