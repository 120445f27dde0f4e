/// Addresses that are relative to others, as RFC 3986 has it.
enum WebAddress {
  private struct Parts {
    var scheme: Substring?
    var host: Substring?
    var path: Substring
    var query: Substring?
    var fragment: Substring?

    init(_ address: Substring) {
      var rest = address
      if let hash = rest.firstIndex(of: "#") {
        fragment = rest[rest.index(after: hash)...]
        rest = rest[..<hash]
      }
      if let mark = rest.firstIndex(of: "?") {
        query = rest[rest.index(after: mark)...]
        rest = rest[..<mark]
      }
      if let colon = rest.firstIndex(of: ":"), let first = rest.first, first.isASCII,
        first.isLetter,
        rest[..<colon].utf8.allSatisfy({ isLetterOrDigit($0) || "+-.".utf8.contains($0) })
      {
        scheme = rest[..<colon]
        rest = rest[rest.index(after: colon)...]
      }
      if rest.hasPrefix("//") {
        let start = rest.index(rest.startIndex, offsetBy: 2)
        let end = rest[start...].firstIndex(of: "/") ?? rest.endIndex
        host = rest[start..<end]
        rest = rest[end...]
      }
      path = rest
    }

    var text: String {
      var text = scheme.map { $0 + ":" } ?? ""
      if let host { text += "//" + host }
      text += path
      if let query { text += "?" + query }
      if let fragment { text += "#" + fragment }
      return String(text)
    }
  }

  /// Whether an address says by itself where it leads.
  static func isAbsolute(_ address: String) -> Bool {
    Parts(address[...]).scheme != nil
  }

  /// `address` as it is to be understood on the page `base`.
  static func resolved(_ address: String, base: String?) -> String {
    guard let base, !base.isEmpty else { return address }
    var parts = Parts(address[...])
    guard parts.scheme == nil else { return address }
    let outer = Parts(base[...])
    guard outer.scheme != nil || outer.host != nil || !outer.path.isEmpty else { return address }
    parts.scheme = outer.scheme
    if parts.host == nil {
      parts.host = outer.host
      if parts.path.isEmpty {
        parts.path = outer.path
        if parts.query == nil { parts.query = outer.query }
      } else if !parts.path.hasPrefix("/") {
        parts.path = merged(parts.path, outer)
      } else {
        parts.path = withoutDots(parts.path)[...]
      }
    }
    return parts.text
  }

  private static func merged(_ path: Substring, _ outer: Parts) -> Substring {
    if outer.host != nil, outer.path.isEmpty { return withoutDots("/" + path)[...] }
    guard let slash = outer.path.lastIndex(of: "/") else { return path }
    return withoutDots(outer.path[...slash] + path)[...]
  }

  private static func withoutDots(_ path: Substring) -> String {
    guard path.contains(".") else { return String(path) }
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      if segment == "." {
        if isLast { kept.append("") }
      } else if segment == ".." {
        if kept.count > 1 || kept.first?.isEmpty == false { kept.removeLast() }
        if isLast { kept.append("") }
      } else {
        kept.append(segment)
      }
    }
    return kept.joined(separator: "/")
  }
}
