// Keeps the newest notices, the handbook and the hotline for hours without network. `sw.js` says which build it is.
(function () {
  'use strict';
  var scope = self.registration.scope, ours = 'linli ' + scope + ' ', name = ours + self.linliBuild;

  function at(path) { return new URL(path, scope).href; }

  function keep(cache, url, answer) {
    var heads = new Headers(answer.headers);
    heads.set('x-kept', new Date().toISOString());
    return answer.blob().then(function (body) { return cache.put(url, new Response(body, { headers: heads })); });
  }

  function fetchAll(cache, paths) {
    return Promise.all(paths.map(function (path) {
      return fetch(at(path), { cache: 'no-cache' }).then(function (answer) {
        return answer.ok && keep(cache, at(path), answer);
      }).catch(function () { /* The next build tries again. */ });
    }));
  }

  self.addEventListener('install', function (event) {
    self.skipWaiting();
    event.waitUntil(Promise.all([caches.open(name), fetch(at('offline.json'), { cache: 'no-cache' }).then(function (answer) {
      return answer.json();
    })]).then(function (both) { return fetchAll(both[0], both[1].files); }));
  });

  self.addEventListener('activate', function (event) {
    event.waitUntil(caches.keys().then(function (names) {
      return Promise.all(names.map(function (one) {
        return one.indexOf(ours) === 0 && one !== name && caches.delete(one);
      }));
    }).then(function () { return self.clients.claim(); }));
  });

  function two(number) { return (number < 10 ? '0' : '') + number; }

  // A copy says that it is one, and of when.
  function stamped(kept) {
    var day = new Date(kept.headers.get('x-kept'));
    var time = [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('-') + ' ' + two(day.getHours()) + ':' + two(day.getMinutes());
    return kept.text().then(function (html) {
      var said = /<body[^>]*\sdata-saved="([^"]*)"/.exec(html);
      if (said) html = html.replace(/<main[^>]*>/, function (main) {
        return main + '<p class="note note--warn" role="status">' + said[1].replace('{time}', time) + '</p>';
      });
      return new Response(html, { headers: kept.headers });
    });
  }

  function copy(url) {
    return caches.open(name).then(function (cache) { return cache.match(url); }).then(function (kept) {
      if (kept) return stamped(kept);
      return Response.redirect(at(url.indexOf(at('en/')) === 0 ? 'en/offline.html' : 'offline.html'));
    });
  }

  function fresh(event, url) {
    return fetch(event.request).then(function (answer) {
      var twin = answer.clone();
      event.waitUntil(caches.open(name).then(function (cache) {
        return cache.match(url).then(function (kept) { return kept && answer.ok && keep(cache, url, twin); });
      }).catch(function () { /* The page is there all the same. */ }));
      return answer;
    }, function () { return copy(url); });
  }

  self.addEventListener('fetch', function (event) {
    var url = event.request.url.split(/[?#]/)[0];
    if (event.request.method !== 'GET' || url.indexOf(scope) !== 0) return;
    if (event.request.mode === 'navigate') event.respondWith(fresh(event, url + (/\/$/.test(url) ? 'index.html' : '')));
    else if (url.indexOf(at('assets/')) === 0) {
      event.respondWith(caches.match(url).then(function (kept) { return kept || fetch(event.request); }));
    }
  });
})();
