// Narrows a list to a section, a building, a year. The file is described in docs/search-format.md.
(function (search) {
  'use strict';

  function readFilters(bytes, pages) {
    var reader = new search.Reader(bytes), filters = { buildings: [], sets: [] }, day = 0;
    for (var left = reader.number(); left > 0; left--) {
      filters.buildings.push(new TextDecoder().decode(reader.take(reader.number())));
    }
    for (left = reader.number(); left > 0; left--) {
      var set = [];
      for (var more = reader.number(); more > 0; more--) set.push(filters.buildings[reader.number()]);
      filters.sets.push(set);
    }
    function each(read) {
      return Array.from({ length: pages }, read);
    }
    filters.section = each(function () { return reader.number(); });
    filters.set = each(function () { return reader.number(); });
    filters.year = each(function () {
      day += reader.number();
      return day ? new Date(day * 864e5).getUTCFullYear() : 0;
    });
    return filters;
  }

  function filtersOf(store) {
    return store.file('filters', store.root.marks[2], function (bytes) { return readFilters(bytes, store.pages); });
  }

  search.narrow = async function (answer, options) {
    var filters = await filtersOf(answer.store), sections = answer.store.root.sections;
    answer.hits = answer.hits.filter(function (hit) {
      var set = filters.sets[filters.set[hit.page]];
      return (!options.kind || sections[filters.section[hit.page]] === options.kind) &&
        (!options.building || !set.length || set.indexOf(String(options.building)) >= 0) &&
        (!options.year || filters.year[hit.page] === Number(options.year));
    });
    answer.total = answer.hits.length;
    return answer;
  };

  search.choices = async function (store) {
    var filters = await filtersOf(store);
    var years = Array.from(new Set(filters.year)).filter(Boolean).sort(function (a, b) { return b - a; });
    return { kinds: store.root.sections, buildings: filters.buildings, years: years };
  };
})(self.linliSearch = self.linliSearch || {});
