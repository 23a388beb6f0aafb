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
    filters.section = each(() => reader.number());
    filters.set = each(() => reader.number());
    filters.year = each(() => {
      day += reader.number();
      return day ? new Date(day * 864e5).getUTCFullYear() : 0;
    });
    return filters;
  }

  function filtersOf(store) {
    return store.file('filters', store.root.marks[2], bytes => readFilters(bytes, store.pages));
  }

  search.narrow = async (answer, options) => {
    if (options.sort === 'date') answer.hits.sort((a, b) => b.page - a.page);
    if (!options.kind && !options.building && !options.year) return;
    var filters = await filtersOf(answer.store), sections = answer.store.root.sections;
    answer.hits = answer.hits.filter(hit => {
      var set = filters.sets[filters.set[hit.page]];
      return (!options.kind || sections[filters.section[hit.page]] === options.kind) &&
        (!options.building || !set.length || set.includes(String(options.building))) &&
        (!options.year || filters.year[hit.page] === Number(options.year));
    });
    answer.total = answer.hits.length;
  };
})(self.linliSearch = self.linliSearch || {});
