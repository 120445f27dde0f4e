internal import ArticleModel

/// A link to another file of the library: `../other.html`, `other.md#part`, `file:///…`.
struct FileReference {
  /// The path of the file, without what stands behind `?` or `#`; its escapes are undone.
  private let path: String
  private let isAbsolute: Bool

  /// What a link's text says; `nil` for addresses of the web and for a place in the same page.
  init?(_ text: String) {
    var rest = text.prefix { $0 != "?" && $0 != "#" }
    let scheme = rest.prefix { $0 != ":" && $0 != "/" }
    if scheme.endIndex < rest.endIndex, rest[scheme.endIndex] == ":" {
      guard scheme.lowercased() == "file" else { return nil }
      rest = rest[scheme.endIndex...].dropFirst()
      if rest.hasPrefix("//") {
        rest = rest.dropFirst(2)
        guard let slash = rest.firstIndex(of: "/"),
          rest[..<slash].isEmpty || rest[..<slash].lowercased() == "localhost"
        else { return nil }
        rest = rest[slash...]
      }
      guard rest.hasPrefix("/") else { return nil }
    } else if rest.hasPrefix("/") {
      // From the root of a site, and whose root is where in the library nobody knows.
      return nil
    }
    guard !rest.isEmpty, let plain = withoutEscapes(rest) else { return nil }
    path = plain
    isAbsolute = plain.hasPrefix("/")
  }

  /// The names inside the folder `root` that the file may have, for a link in the file `name`;
  /// none where the link leads out of the folder.
  func names(from name: String, root: String) -> [String] {
    let whole: Substring
    if isAbsolute {
      guard path.hasPrefix(root + "/") else { return [] }
      whole = path.dropFirst(root.utf8.count + 1)
    } else {
      let folder = name.lastIndex(of: "/").map { name[...$0] } ?? ""
      whole = Substring(folder + path)
    }
    guard let inside = Self.withoutDots(whole) else { return [] }
    if inside.isEmpty { return ["index.html"] }
    if path.hasSuffix("/") { return [inside + "/index.html"] }
    return [inside, inside + ".html", inside + ".md"]
  }

  /// A path without `.` and `..`; `nil` where it leads above its beginning.
  private static func withoutDots(_ path: Substring) -> String? {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }
}

/// A text without its escapes; `nil` where these are no UTF-8 or a zero.
private func withoutEscapes(_ text: Substring) -> String? {
  let plain = withoutPercentEscapes(text.utf8)
  return plain.contains(0) ? nil : String(validating: plain, as: UTF8.self)
}
