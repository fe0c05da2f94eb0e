'use strict';
// The event table: filters, order, pages and CSV over the rows of the page's data; values are only ever set as text.

(() => {
  const PAGE = 50;
  const data = JSON.parse(document.getElementById('data').textContent);
  const form = document.getElementById('filters');
  const body = document.querySelector('#events tbody');
  const element = (id) => document.getElementById(id);

  // --- traditional and simplified characters, capitals and small letters count as the same
  const [traditional, simplified] = data.fold.map((characters) => [...characters]);
  const folds = new Map(traditional.map((character, n) => [character, simplified[n]]));
  const foldable = traditional.length ? new RegExp(`[${traditional.join('')}]`, 'gu') : /$^/;
  const fold = (text) => text.replace(foldable, (character) => folds.get(character)).toLowerCase();

  // --- names of codes
  let language = document.documentElement.dataset.names;
  const pair = (kind, code) => data.names[kind]?.[code] ?? ['', code];
  const nameOf = (kind, code) => {
    const [english, chinese] = pair(kind, code);
    return language === 'en' && english ? english : chinese;
  };

  const KEYS = ['id', 'date', 'earliest', 'latest', 'title', 'type', 'modality', 'restriction', 'instrument', 'number',
    'sentence', 'grade', 'actors', 'partners', 'places', 'minerals', 'listed', 'figures', 'documents', 'conflicts'];
  const rows = data.rows.map((cells) => Object.fromEntries(cells.map((cell, n) => [KEYS[n], cell])));
  const named = (kind, codes) => codes.flatMap((code) => [code, ...pair(kind, code)]);
  for (const row of rows) {
    row.parties = fold(named('party', [...row.actors, ...row.partners]).join('\n'));
    row.text = fold([row.title, row.instrument, row.number, row.sentence, row.date,
      ...named('mineral', [...row.minerals, ...row.listed]), ...named('country', row.places), ...pair('type', row.type)].join('\n'))
      + '\n' + row.parties;
  }

  // --- filters
  const upper = (value) => `${value}-99-99`.slice(0, 10);
  const wanted = () => {
    const values = Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, value.trim()]));
    for (const key of ['from', 'to']) if (!/^\d{4}(-\d\d){0,2}$/.test(values[key])) values[key] = '';
    return values;
  };
  const matches = (row, values, words, party) =>
    (!values.from || !row.latest || row.latest >= values.from)
    && (!values.to || !row.earliest || row.earliest <= upper(values.to))
    && (!values.type || row.type === values.type)
    && (!values.modality || row.modality === values.modality)
    && (!values.mineral || row.minerals.includes(values.mineral) || row.listed.includes(values.mineral))
    && (!values.country || row.places.includes(values.country))
    && (!values.document || row.documents.includes(values.document))
    && (!party || row.parties.includes(party))
    && words.every((word) => row.text.includes(word));

  // --- order
  const ORDERS = {
    date: (row) => row.earliest || row.latest,
    title: (row) => row.title,
    type: (row) => nameOf('type', row.type),
    actors: (row) => row.actors.map((name) => nameOf('party', name)).join(),
    places: (row) => row.places.map((code) => nameOf('country', code)).join(),
    minerals: (row) => row.minerals.map((code) => nameOf('mineral', code)).join(),
    sources: (row) => row.documents.length,
    grade: (row) => row.grade,
  };
  const collator = new Intl.Collator(['en', 'zh']);
  const isText = new Set(['title', 'type', 'actors', 'places', 'minerals']);
  const order = {key: 'date', down: false};
  const sorted = (found) => {
    if (order.key === 'date' && !order.down) return found;
    const key = ORDERS[order.key];
    const keyed = found.map((row, n) => [key(row), n, row]);
    const compare = isText.has(order.key) ? collator.compare : (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    const empty = (value) => value === '';
    keyed.sort((a, b) => empty(a[0]) - empty(b[0]) || (order.down ? -1 : 1) * compare(a[0], b[0]) || a[1] - b[1]);
    return keyed.map(([, , row]) => row);
  };

  // --- showing
  let shown = rows;
  let page = 0;
  const node = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const cell = (label, ...children) => {
    const made = node('td', {}, ...children);
    made.setAttribute('role', 'cell');
    made.dataset.label = label;
    return made;
  };
  const list = (kind, codes) => codes.map((code) => nameOf(kind, code)).join(', ');
  const sources = (row) => row.documents.flatMap((id, n) => {
    const link = node('a', {href: `articles/${encodeURIComponent(id)}.html`, title: data.documents[id] ?? id}, String(n + 1));
    link.setAttribute('aria-label', data.documents[id] ?? id);
    return [link, ' '];
  });
  const line = (row) => {
    const link = node('a', {href: `events/${encodeURIComponent(row.id)}.html`, lang: 'zh-Hans'}, row.title);
    const event = cell('Event', link, node('span', {className: 'quote', lang: 'zh'}, row.sentence));
    if (row.conflicts.length) event.append(node('span', {className: 'flag'}, `sources disagree on ${row.conflicts.join(', ')}`));
    const date = cell('Date', row.date);
    date.className = 'date-cell';
    const type = nameOf('type', row.type) + (row.modality === 'actual' ? '' : ` (${nameOf('modality', row.modality)})`);
    const made = node('tr', {}, date, event, cell('Type', type), cell('Actors', list('party', row.actors)),
      cell('Jurisdiction', list('country', row.places)), cell('Minerals', list('mineral', row.minerals)),
      cell('Sources', ...sources(row)), cell('Grade', row.grade));
    made.setAttribute('role', 'row');
    return made;
  };
  const draw = () => {
    const pages = Math.max(1, Math.ceil(shown.length / PAGE));
    page = Math.min(page, pages - 1);
    body.replaceChildren(...shown.slice(page * PAGE, (page + 1) * PAGE).map(line));
    element('status').textContent = `${shown.length} of ${rows.length} events`;
    element('page').textContent = `page ${page + 1} of ${pages}`;
    element('previous').disabled = page === 0;
    element('next').disabled = page === pages - 1;
    element('csv').disabled = shown.length === 0;
    for (const button of document.querySelectorAll('#events [data-sort]')) {
      const direction = order.down ? 'descending' : 'ascending';
      button.parentElement.setAttribute('aria-sort', button.dataset.sort === order.key ? direction : 'none');
    }
  };
  const update = () => {
    const start = performance.now();
    const values = wanted();
    const words = fold(values.text).split(/\s+/).filter(Boolean);
    const party = fold(values.party);
    shown = sorted(rows.filter((row) => matches(row, values, words, party)));
    page = 0;
    draw();
    performance.measure('filter', {start});
  };
  const remember = () => {
    const told = new URLSearchParams(Object.entries(wanted()).filter(([, value]) => value)).toString();
    try { history.replaceState(null, '', told ? `#${told}` : location.pathname); } catch { /* pages in an archive */ }
  };

  // --- CSV of what is shown
  const COLUMNS = {event_id: 'id', date: 'date', date_earliest: 'earliest', date_latest: 'latest', title: 'title',
    event_type: 'type', modality: 'modality', restriction_type: 'restriction', actors: 'actors', partners: 'partners',
    jurisdictions: 'places', instrument: 'instrument', document_number: 'number', minerals: 'minerals',
    minerals_via_list: 'listed', figures: 'figures', doc_ids: 'documents', conflicts: 'conflicts', grade: 'grade',
    evidence: 'sentence'};
  const quoted = (value) => {
    const text = Array.isArray(value) ? value.join(';') : value;
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const csv = () => [Object.keys(COLUMNS), ...shown.map((row) => Object.values(COLUMNS).map((key) => row[key]))]
    .map((cells) => cells.map(quoted).join(',')).join('\n') + '\n';
  element('csv').addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob(['\ufeff', csv()], {type: 'text/csv;charset=utf-8'}));
    node('a', {href: address, download: 'events.csv'}).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  });

  // --- reacting
  const label = () => {
    for (const select of form.querySelectorAll('select')) {
      if (select.name === 'document') continue;
      for (const option of select.options) if (option.value) option.textContent = nameOf(select.name, option.value);
    }
    const parties = new Set(rows.flatMap((row) => [...row.actors, ...row.partners]));
    element('parties').replaceChildren(...[...parties].slice(0, 2000).map((name) => node('option', {value: nameOf('party', name)})));
  };
  const restore = () => {
    const told = new URLSearchParams(location.hash.slice(1));
    for (const [key, value] of told) if (form.elements[key]) form.elements[key].value = value;
  };
  let told = '';
  const listen = () => {
    const values = JSON.stringify(wanted());
    if (values === told) return;  // a field that is only left must not redraw the row that is being clicked
    told = values;
    update();
    remember();
  };
  for (const kind of ['input', 'change']) form.addEventListener(kind, listen);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(listen));
  for (const [id, step] of [['previous', -1], ['next', 1]]) {
    element(id).addEventListener('click', () => { page += step; draw(); element('events').scrollIntoView(); });
  }
  for (const button of document.querySelectorAll('#events [data-sort]')) {
    button.addEventListener('click', () => {
      order.down = order.key === button.dataset.sort && !order.down;
      order.key = button.dataset.sort;
      update();
    });
  }
  document.addEventListener('names', (event) => { language = event.detail; label(); draw(); });
  window.addEventListener('hashchange', () => { form.reset(); restore(); listen(); });

  restore();
  label();
  update();
  told = JSON.stringify(wanted());
  performance.mark('usable');

  // --- charts: the pictures become charts that answer to the pointer
  window.addEventListener('load', () => {
    for (const place of document.querySelectorAll('.chart')) {
      const spec = JSON.parse(element(place.dataset.spec).textContent);
      window.drawChart?.(place, spec).catch((error) => console.warn(error));
    }
  });
})();
