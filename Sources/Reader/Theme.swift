public import Terminal

/// The looks of all roles.
public struct Theme: Equatable, Sendable {
  /// The theme's name, as the configuration and the theme list use it.
  public var name: String
  private var styles: [Style]

  /// A theme; a role that `styles` does not name looks like ``Role/text``.
  ///
  /// Each style is laid over that of ``Role/text``, so a role without a background has the page's.
  public init(name: String, styles: [Role: Style]) {
    self.name = name
    let page = styles[.text] ?? .plain
    self.styles = Role.allCases.map { role in
      role == .text ? page : page.overlaid(with: styles[role] ?? .plain)
    }
  }

  /// The look of `role`.
  public subscript(role: Role) -> Style {
    styles[Self.index[role] ?? 0]
  }

  private static let index: [Role: Int] = Dictionary(
    uniqueKeysWithValues: Role.allCases.enumerated().map { ($1, $0) })
}
