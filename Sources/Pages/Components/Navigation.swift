import HTML

/// Where one is on a way of several steps.
struct Stepper: Sendable {
  /// From 1.
  var current: Int
  var total: Int
  var title: String
  var next: String?
}

/// An entry of a menu.
struct MenuItem: Sendable {
  var text: String
  var link: Reference
  var isCurrent = false
  /// Said after the text: "complété", "2/4".
  var state: String?
}

extension Markup {
  /// The heading of the page (level 1) with the number of its step.
  mutating func stepper(_ stepper: Stepper) {
    element(.div, .class("fr-stepper")) { html in
      html.element(.h1, .class("fr-stepper__title")) { html in
        html.text(stepper.title)
        html.space()
        html.element(.span, .class("fr-stepper__state"), text: "Étape \(stepper.current) sur \(stepper.total)")
      }
      html.element(
        .div, .class("fr-stepper__steps"), .data("fr-current-step", String(stepper.current)),
        .data("fr-steps", String(stepper.total)))
      if let next = stepper.next {
        html.element(.p, .class("fr-stepper__details")) { html in
          html.element(.span, .class("fr-text--bold"), text: "Étape suivante\u{A0}:")
          html.space()
          html.text(next)
        }
      }
    }
  }

  mutating func sideMenu(title: String, _ items: [MenuItem]) {
    element(
      .nav, .class("fr-sidemenu fr-sidemenu--sticky"), .aria("labelledby", "menu-titre")
    ) { html in
      html.element(.div, .class("fr-sidemenu__inner")) { html in
        html.element(
          .button, .type("button"), .class("fr-sidemenu__btn"), .aria("controls", "menu"), .aria("expanded", false),
          text: title)
        html.element(.div, .class("fr-collapse"), .id("menu")) { html in
          html.element(.p, .class("fr-sidemenu__title"), .id("menu-titre"), text: title)
          html.element(.ul, .class("fr-sidemenu__list")) { html in
            for item in items {
              html.element(
                .li, .class("fr-sidemenu__item" + (item.isCurrent ? " fr-sidemenu__item--active" : ""))
              ) { html in
                html.element(
                  .a, .class("fr-sidemenu__link"), .href(item.link), .aria("current", item.isCurrent ? "page" : nil)
                ) { html in
                  html.text(item.text)
                  if let state = item.state {
                    html.space()
                    html.element(.span, .class("pm-menu-state"), text: state)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// The way from the home page to this one; the last has no link.
  mutating func breadcrumb(_ path: [(text: String, link: Reference)], current: String) {
    element(.nav, .class("fr-breadcrumb"), .aria("label", "Vous êtes ici\u{A0}:")) { html in
      html.element(.ol, .class("fr-breadcrumb__list")) { html in
        for step in path {
          html.element(.li) { $0.link(step.text, to: step.link, class: "fr-breadcrumb__link") }
        }
        html.element(.li) { html in
          html.element(.a, .class("fr-breadcrumb__link"), .aria("current", "page"), text: current)
        }
      }
    }
  }

  /// Pages of a list, from 1. `link` gives the address of a page.
  mutating func pagination(current: Int, total: Int, link: (Int) -> Reference) {
    if total < 2 { return }
    let near = Set([1, total] + [current - 1, current, current + 1].filter { (1...total).contains($0) }).sorted()
    element(.nav, .class("fr-pagination"), .aria("label", "Pagination")) { html in
      html.element(.ul, .class("fr-pagination__list")) { html in
        html.pageStep("Page précédente", "prev", current > 1 ? link(current - 1) : nil)
        var last = 0
        for page in near {
          if page > last + 1 {
            html.element(.li) { $0.element(.span, .class("fr-pagination__link"), text: "…") }
          }
          last = page
          html.element(.li) { html in
            html.element(
              .a, .class("fr-pagination__link"), .href(page == current ? nil : link(page)),
              .aria("current", page == current ? "page" : nil), .title("Page \(page)"), text: String(page))
          }
        }
        html.pageStep("Page suivante", "next", current < total ? link(current + 1) : nil)
      }
    }
  }

  private mutating func pageStep(_ text: String, _ side: String, _ target: Reference?) {
    element(.li) { html in
      html.element(
        .a, .class("fr-pagination__link fr-pagination__link--\(side) fr-pagination__link--lg-label"), .href(target),
        .aria("disabled", target == nil ? "true" : nil), .role(target == nil ? "link" : nil), text: text)
    }
  }
}
