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

  /// Whether this is the same theme as `other`, which need not be compared style by style; `false`
  /// says nothing.
  func isIdentical(to other: Theme) -> Bool {
    styles.withUnsafeBufferPointer { left in
      other.styles.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress }
    }
  }

  /// The look of `role`.
  public subscript(role: Role) -> Style {
    styles[role.rawValue]
  }

  /// Whether an overlay looks like the page, so that only lines around it tell where it ends.
  var hidesOverlays: Bool {
    let overlay = self[.overlay]
    return overlay.background == self[.text].background && !overlay.attributes.contains(.reverse)
  }

  /// The theme for a screen without colours.
  ///
  /// What a colour told is told by attributes: a ground of its own by reverse or, behind matches,
  /// by underline, and what only accompanies is dim.
  public var withoutColors: Theme {
    var theme = self
    for role in Role.allCases {
      var attributes = self[role].attributes
      switch role {
      case .overlaySelection, .matchCurrent: attributes.insert(.reverse)
      case .match: attributes.insert(.underline)
      case .overlay, .overlayTitle: attributes.remove(.reverse)
      case .quiet, .rule, .detail, .missing, .removed, .shade, .linkNumber, .selectionQuiet:
        attributes.insert(.dim)
      case .key, .focus, .error, .unread, .star, .selection, .news: attributes.insert(.bold)
      default: break
      }
      theme.styles[role.rawValue] = Style(attributes: attributes)
    }
    return theme
  }
}
