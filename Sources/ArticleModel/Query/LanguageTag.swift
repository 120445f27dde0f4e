/// A language, as `lang:` names it.
public struct LanguageTag: Hashable, Sendable {
  /// The tag in small letters, its parts joined by hyphens: `pt-br`.
  public let text: String

  /// The tag that `text` is, if its form is that of one.
  public init?(_ text: String) {
    let text = Self.normalized(text)
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
    guard isTag, parts.count <= 8, parts[0].utf8.count > 1 else { return nil }
    self.text = text
  }

  /// Whether `language` is this one or a kind of it: `de-AT` is a kind of `de`.
  public func includes(_ language: String) -> Bool {
    let language = Self.normalized(language)
    return language == text || language.hasPrefix(text + "-")
  }

  private static func normalized(_ text: String) -> String {
    String(text.lowercased().map { $0 == "_" ? "-" : $0 })
  }
}
