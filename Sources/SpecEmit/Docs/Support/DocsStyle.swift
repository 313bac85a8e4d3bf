/// The style sheet of the site and its mark.
enum DocsStyle {
  static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#000091"/>\
    <path d="M9 10h14M9 16h14M9 22h8" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>

    """

  static let text = #"""
    /* Written by `spec docs`. Changes are lost. */

    :root {
      color-scheme: light dark;
      --ground: #fff;
      --panel: #f6f6f6;
      --rule: #ddd;
      --ink: #161616;
      --soft: #5a5a5a;
      --link: #000091;
      --mark: #fff3bf;
      --good: #18753c;
      --bad: #b60000;
      --mono: ui-monospace, "SFMono-Regular", "DejaVu Sans Mono", Menlo, Consolas, monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #161616;
        --panel: #222;
        --rule: #444;
        --ink: #ececec;
        --soft: #b0b0b0;
        --link: #a9b8ff;
        --mark: #4a4000;
        --good: #7fd49d;
        --bad: #ff9a94;
      }
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 1rem; }
    body {
      margin: 0;
      background: var(--ground);
      color: var(--ink);
      font: 1rem/1.6 Marianne, system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
      overflow-wrap: anywhere;
    }
    a { color: var(--link); text-underline-offset: 0.15em; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid #0a76f6; outline-offset: 2px; }
    main:focus, nav:focus { outline: none; }
    h1, h2, h3 { line-height: 1.25; font-weight: 700; text-wrap: balance; }
    h1 { margin: 0 0 1rem; font-size: 2rem; }
    h2 { margin: 3rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--rule); font-size: 1.5rem; }
    h3 { margin: 2rem 0 0.5rem; font-size: 1.125rem; }
    p { margin: 0.5rem 0; }
    code { font: 0.875em/1.5 var(--mono); }
    ul, ol { padding-left: 1.25rem; }
    .unseen, .skip:not(:focus) {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .skip:focus { display: block; padding: 0.75rem 1.5rem; }

    /* The frame. */
    body > header, .frame, body > footer { max-width: 78rem; margin: 0 auto; padding: 0 1.5rem; }
    body > header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.75rem 2rem;
      padding-top: 1rem;
      padding-bottom: 1rem;
      border-bottom: 1px solid var(--rule);
    }
    .brand { margin-right: auto; color: inherit; text-decoration: none; }
    .brand strong { font-size: 1.25rem; }
    .brand span { color: var(--soft); }
    form[role="search"] { display: flex; gap: 0.5rem; flex: 0 1 22rem; min-width: 0; }
    input, button {
      min-width: 0;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--soft);
      border-radius: 4px;
      background: var(--ground);
      color: inherit;
      font: inherit;
    }
    input { flex: 1; width: 100%; }
    button { border-color: var(--link); background: var(--link); color: var(--ground); cursor: pointer; }
    .ways { display: flex; gap: 1.5rem; }
    .frame { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 3rem; align-items: start; }
    main { grid-column: 2; grid-row: 1; padding: 2rem 0 4rem; max-width: 50rem; }
    nav.contents {
      grid-column: 1;
      grid-row: 1;
      position: sticky;
      top: 0;
      max-height: 100vh;
      overflow-y: auto;
      padding: 2rem 0.5rem 2rem 0;
      font-size: 0.9375rem;
      line-height: 1.4;
    }
    nav.contents ul { margin: 0; padding: 0; list-style: none; }
    nav.contents li a {
      display: block;
      padding: 0.3rem 0.75rem;
      border-left: 3px solid transparent;
      color: inherit;
      text-decoration: none;
    }
    nav.contents li a:hover { text-decoration: underline; }
    nav.contents a[aria-current] { border-color: var(--link); color: var(--link); font-weight: 700; }
    nav.contents .group { margin: 1.5rem 0 0.25rem; padding-left: 0.75rem; color: var(--soft); font-weight: 700; }
    .ways .contents { display: none; }
    body > footer {
      padding-top: 1rem;
      padding-bottom: 2rem;
      border-top: 1px solid var(--rule);
      color: var(--soft);
      font-size: 0.875rem;
    }

    /* What pages are made of. */
    .kicker { margin: 0; color: var(--soft); font-weight: 700; }
    .route { margin: 0.5rem 0 1rem; }
    .route .method { font: 700 0.875em/1.5 var(--mono); }
    .line { color: var(--soft); font: 0.75rem var(--mono); text-decoration-style: dotted; white-space: nowrap; }
    .type { color: var(--soft); font-size: 0.9375rem; }
    .schema { font-size: 0.9375rem; }
    .required { color: var(--bad); font-size: 0.875rem; }
    .said { color: var(--soft); font-size: 0.9375rem; }
    .note { padding: 0.75rem 1rem; border-left: 4px solid var(--bad); background: var(--panel); }
    .status { color: var(--good); font-family: var(--mono); }
    .status.refused { color: var(--bad); }
    .facts { margin: 1.5rem 0; border-top: 1px solid var(--rule); }
    .facts > div {
      display: grid;
      grid-template-columns: 10rem minmax(0, 1fr);
      gap: 1rem;
      padding: 0.5rem 0;
      border-bottom: 1px solid var(--rule);
    }
    .facts dt { color: var(--soft); font-weight: 700; }
    .facts dd { margin: 0; }
    .fields { margin: 0.75rem 0; padding: 0; list-style: none; }
    .fields > li { padding: 0.75rem 0; border-top: 1px solid var(--rule); }
    .fields > li > p { margin: 0.25rem 0; }
    .fields .fields { margin-left: 0.25rem; padding-left: 1rem; border-left: 3px solid var(--rule); }
    .field .name { font-weight: 700; }
    .rules { margin: 0.25rem 0; padding-left: 1.25rem; list-style: disc; }
    .rules li { margin: 0.125rem 0; }
    .operations { padding: 0; list-style: none; }
    .operations li { margin: 0.75rem 0; }
    pre {
      margin: 0.75rem 0;
      padding: 1rem;
      border-radius: 4px;
      background: var(--panel);
      white-space: pre-wrap;
      tab-size: 4;
    }
    details { margin: 0.5rem 0; }
    summary { padding: 0.25rem 0; color: var(--link); cursor: pointer; }
    .sample { margin: 0; border-top: 1px solid var(--rule); }
    .sample:last-of-type { border-bottom: 1px solid var(--rule); }
    .sample summary { padding: 0.5rem 0; font-weight: 700; }
    table { width: 100%; margin: 1.5rem 0; border-collapse: collapse; overflow-wrap: normal; }
    caption { padding-bottom: 0.5rem; color: var(--soft); text-align: left; }
    th, td {
      padding: 0.5rem 0.75rem 0.5rem 0;
      border-bottom: 1px solid var(--rule);
      text-align: left;
      vertical-align: top;
    }
    tbody th { font-weight: 400; hyphens: auto; overflow-wrap: break-word; }
    tbody th code { overflow-wrap: anywhere; }
    .source { padding: 0 0 0 3.5rem; color: var(--soft); font: 0.8125rem/1.5 var(--mono); }
    .source li:target { background: var(--mark); outline: 2px solid var(--soft); }
    .source code { display: block; min-height: 1.5em; color: var(--ink); font: inherit; white-space: pre-wrap; }

    @media (max-width: 60rem) {
      .frame { display: block; }
      main { padding-top: 1.5rem; padding-bottom: 1rem; }
      nav.contents { position: static; max-height: none; padding-top: 1rem; border-top: 1px solid var(--rule); }
      nav.contents li a { padding: 0.6rem 0.75rem; }
      .ways .contents { display: inline; }
    }
    @media (max-width: 36rem) {
      body > header, .frame, body > footer { padding-left: 1rem; padding-right: 1rem; }
      h1 { font-size: 1.625rem; }
      h2 { font-size: 1.3125rem; }
      form[role="search"] { flex-basis: 100%; order: 1; }
      .facts > div { display: block; }
      th, td { padding-right: 0.5rem; font-size: 0.8125rem; }
      .source { padding-left: 2.75rem; font-size: 0.75rem; }
    }
    @media print {
      :root {
        color-scheme: light;
        --ground: #fff;
        --ink: #000;
        --soft: #444;
        --link: #000;
        --panel: #fff;
        --rule: #999;
      }
      body { font-size: 10pt; }
      body > header form[role="search"], .ways, nav.contents, .skip { display: none; }
      .frame { display: block; }
      pre { border: 1px solid var(--rule); }
      h2, h3, summary { break-after: avoid; }
      tr, .facts > div { break-inside: avoid; }
      details::details-content { content-visibility: visible; display: block; }
    }

    """#
}
