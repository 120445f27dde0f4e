internal import ArticleModel

/// Addresses of pages, as far as links need them: the parts of one, and a relative one made whole.
struct WebAddress {
  let scheme: Substring
  let host: Substring
  /// The path without query and fragment, beginning with a slash.
  let path: Substring
  private let query: Substring

  /// An address with a scheme and a host; `nil` for any other text.
  ///
  /// It is made safe, for what is resolved on it gets its parts.
  init?(_ text: String) {
    let text = safeLine(text)
    guard let colon = text.firstIndex(of: ":"), text[..<colon].utf8.count <= 12,
      text[colon...].hasPrefix("://")
    else { return nil }
    scheme = text[..<colon]
    let rest = text[text.index(colon, offsetBy: 3)...]
    let hostEnd = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    host = rest[..<hostEnd]
    guard !host.isEmpty else { return nil }
    let tail = rest[hostEnd...]
    let pathEnd = tail.firstIndex { "?#".contains($0) } ?? tail.endIndex
    path = tail[..<pathEnd]
    let queryEnd = tail[pathEnd...].firstIndex(of: "#") ?? tail.endIndex
    query = tail[pathEnd..<queryEnd]
  }

  /// The address without query and fragment.
  var plain: String { scheme + "://" + host + path }

  /// The host without `www.`, in lower case.
  var site: String {
    let lower = host.lowercased()
    return lower.hasPrefix("www.") ? String(lower.dropFirst(4)) : lower
  }

  /// The address that `reference` means on this page.
  func resolve(_ reference: String) -> String {
    if Self.hasScheme(reference) { return reference }
    if reference.isEmpty || reference.hasPrefix("#") { return plain + query + reference }
    if reference.hasPrefix("//") { return scheme + ":" + reference }
    let root = scheme + "://" + host
    if reference.hasPrefix("/") { return root + Self.withoutDots(reference) }
    if reference.hasPrefix("?") { return plain + reference }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    return root + Self.withoutDots(folder + reference)
  }

  /// `reference` made whole where there is a page to do it by.
  static func resolve(_ reference: String, on page: WebAddress?) -> String {
    page?.resolve(reference) ?? reference
  }

  static func hasScheme(_ text: String) -> Bool {
    var length = 0
    for byte in text.utf8 {
      if byte == 0x3A { return length > 1 }
      guard isLetterOrDigit(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E, length < 20
      else { return false }
      length += 1
    }
    return false
  }

  /// A path without its `.` and `..`; what stands behind `?` or `#` stays as it is.
  private static func withoutDots(_ text: String) -> String {
    let end = text.firstIndex { "?#".contains($0) } ?? text.endIndex
    let path = text[..<end]
    guard path.contains("/.") else { return text }
    var parts: [Substring] = []
    let all = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in all.enumerated() {
      let isLast = index == all.count - 1
      switch part {
      case ".": if isLast { parts.append("") }
      case "..":
        if parts.count > 1 { parts.removeLast() }
        if isLast { parts.append("") }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/") + text[end...]
  }
}
