import HTML
import TestSupport

extension PageTree {
  init(_ page: Markup) throws { try self.init(bytes: page.bytes) }
}
