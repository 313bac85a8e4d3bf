import HTML

/// The ways in which an editor's site leads to the service, and back.
extension EditorPages {
  /// A link, a window and a frame.
  /// - Parameters:
  ///   - target: the page of the service; nil where the service gave no address that a browser can open.
  ///   - frame: the platform's page that shows it in a frame.
  func ways(to target: Reference?, frame: Reference, into html: inout Markup) {
    guard let target else { return }
    html.element(.ul, .class("pm-buttons fr-raw-list")) { html in
      html.element(.li) { html in
        html.button(.link(fr("Lien"), to: target, icon: .arrowRight, iconLeft: false))
      }
      html.element(.li) { html in
        html.element(
          .button, .type("button"), .class("fr-btn fr-btn--secondary"), .data("pm-action", "popup"),
          .data("pm-target", target.text), .hidden(), text: fr("Fenêtre surgissante"))
      }
      html.element(.li) { html in
        html.button(.link(fr("Cadre"), to: frame, kind: .secondary))
      }
    }
    messages(level: 3, into: &html)
  }

  /// A page around a page of the service.
  func frame(
    _ heading: String, _ section: Section, path: [(text: String, link: Reference)], source: Reference?, title: String
  ) -> Markup {
    page(heading, section) { html in
      html.breadcrumb(path, current: fr("Cadre"))
      html.heading(1, heading, class: "fr-h3")
      if let source { html.frame(source, title: title, class: "pm-editor-frame") }
      self.messages(level: 2, into: &html)
    }
  }

  /// Where the script writes what the service's pages tell of themselves.
  private func messages(level: Int, into html: inout Markup) {
    html.element(.div, .class("pm-editor-messages"), .data("pm-messages"), .hidden()) { html in
      html.heading(level, fr("Messages reçus de la page du service"), class: "fr-h6")
      html.element(.div, .role("log")) { $0.element(.ul) }
    }
  }

  /// What is told to whoever comes back by the service's last page.
  func returned(_ from: EditorReturn?, into html: inout Markup) {
    guard let from else { return }
    let (sentence, link, target): (String, String, Reference) =
      switch from {
      case .market(let identifier):
        (
          fr("Retour de l'acheteur : le marché \(identifier) est configuré."), fr("Voir ce marché"),
          .path(["buyer", "markets", identifier])
        )
      case .application(let identifier):
        (
          fr("Retour du candidat : la candidature \(identifier) est transmise."), fr("Voir cette candidature"),
          .path(["candidate", "applications", identifier])
        )
      }
    html.element(.div, .class("fr-mb-4w")) { html in
      html.alert(.success, text: sentence) { html in
        html.element(.p) { $0.link(link, to: target, class: "fr-link") }
      }
    }
  }
}
