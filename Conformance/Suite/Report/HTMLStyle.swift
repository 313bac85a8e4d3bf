/// How the HTML report looks. Colours keep a contrast of 4.5 and more in the light and in the dark (WCAG 2.1, 1.4.3),
/// and nothing is told by colour alone.
enum HTMLStyle {
  static let sheet = """
    :root { color-scheme: light dark; --text: #1b1b1f; --page: #fff; --soft: #f3f3f6; --line: #c9c9d2;
      --good: #14652f; --goodPage: #e2f4e7; --bad: #a1131f; --badPage: #fde8e9; --held: #5a5a66; --link: #0b4aa8; }
    @media (prefers-color-scheme: dark) { :root { --text: #ececf1; --page: #161619; --soft: #222227; --line: #45454f;
      --good: #8fdca6; --goodPage: #14321e; --bad: #ffa9ae; --badPage: #451a1e; --held: #b5b5c2; --link: #9cc3ff; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 72rem; padding: 1rem; color: var(--text); background: var(--page);
      font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; }
    h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
    h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
    p, ul { margin: .5rem 0; }
    code, pre { font-family: ui-monospace, monospace; font-size: .875rem; }
    a { color: var(--link); }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { position: static; }
    .verdict { font-size: 1.125rem; font-weight: 600; padding: .5rem .75rem; border-radius: .25rem; }
    .good { color: var(--good); background: var(--goodPage); }
    .bad { color: var(--bad); background: var(--badPage); }
    .held { color: var(--held); }
    .none { color: var(--held); }
    .grade { display: flex; align-items: center; gap: .75rem; }
    .letter { font-size: 2.5rem; font-weight: 700; line-height: 1; border: .2rem solid; border-radius: .5rem;
      padding: .25rem .75rem; }
    .facts { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .75rem 0; }
    .facts dt { font-size: .875rem; color: var(--held); }
    .facts dd { margin: 0; font-weight: 600; }
    .note { border-left: .25rem solid var(--line); padding-left: .75rem; }
    details { border: 1px solid var(--line); border-radius: .25rem; margin: .5rem 0; padding: 0 .75rem; }
    details[open] { padding-bottom: .75rem; }
    summary { cursor: pointer; padding: .5rem 0; min-height: 2.75rem; }
    summary:focus-visible, pre:focus-visible, .scroll:focus-visible { outline: .15rem solid var(--link); }
    .failure { border-left: .3rem solid var(--bad); }
    .rule { display: block; }
    .path { color: var(--held); }
    .counts { display: block; font-size: .875rem; color: var(--held); }
    .mark { display: inline-block; border: 1px solid; border-radius: .75rem; padding: 0 .5rem; font-size: .8125rem;
      font-weight: 600; }
    .site { color: var(--held); white-space: nowrap; }
    .points { color: var(--held); font-size: .875rem; white-space: nowrap; }
    pre { background: var(--soft); padding: .75rem; border-radius: .25rem; margin: 0; overflow-x: auto;
      white-space: pre-wrap; overflow-wrap: anywhere; max-height: 30rem; }
    .scroll { overflow-x: auto; overflow-wrap: normal; }
    table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
    caption { text-align: left; position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: right; white-space: nowrap; }
    th[scope=row] { text-align: left; font-weight: 400; }
    thead th, tfoot th, tfoot td { background: var(--soft); }
    .graded { list-style: none; padding: 0; }
    .graded li { border-top: 1px solid var(--line); padding: .5rem 0; }
    .graded p { margin: .25rem 0; }
    .names { padding-left: 1.25rem; }
    @media (max-width: 40rem) { th[scope=row] { white-space: normal; min-width: 8rem; } }
    @media print { details > * { display: block; } pre { max-height: none; } }
    """
}
