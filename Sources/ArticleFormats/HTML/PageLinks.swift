internal import ArticleModel
internal import CGumbo

/// Where the links of a page lead: to other pages of its site, to other sites, or within the page.
struct PageLinks {
  enum Target {
    /// A place on the page, a script, an address of mail.
    case none
    case sameSite
    case elsewhere
  }

  private let base: WebAddress?
  private let domain: String?

  /// The links of a page that was saved from `address`; relative ones are meant on `base`.
  init(address: String?, base: WebAddress?) {
    self.base = base
    domain = (address.flatMap { WebAddress($0) } ?? base).map { Self.domain(of: $0) }
  }

  /// Where an element `a` leads; where the page's own address is unknown, all sites are its own.
  func target(of node: Int, _ tree: HTMLTree) -> Target {
    guard let range = tree.range(node, .href), let first = tree.bytes[range].first, first != 0x23
    else { return .none }
    let reference = safeLine(String(decoding: tree.bytes[range].prefix(2000), as: UTF8.self))
    return target(of: reference)
  }

  func target(of reference: String) -> Target {
    let isWhole = reference.hasPrefix("//") || WebAddress.hasScheme(reference)
    guard isWhole else { return reference.isEmpty || reference.hasPrefix("#") ? .none : .sameSite }
    let whole = reference.hasPrefix("//") ? "https:" + reference : reference
    guard let address = WebAddress(whole), address.scheme.lowercased().hasPrefix("http") else {
      return .none
    }
    guard let domain else { return .sameSite }
    return Self.domain(of: address) == domain ? .sameSite : .elsewhere
  }

  /// The part of a host that one owner has: its last two names, or three before `co.uk` and the like.
  private static func domain(of address: WebAddress) -> String {
    // Before a port, where there is a name at all.
    let names = address.site.prefix { $0 != ":" }.split(separator: ".")
    let isDeep =
      names.count > 2 && names[names.count - 2].utf8.count <= 3
      && names[names.count - 1].utf8.count == 2
    return names.suffix(isDeep ? 3 : 2).joined(separator: ".")
  }
}
