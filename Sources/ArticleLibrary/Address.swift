/// Addresses brought into one form, so that the ways to write one are the same.
enum Address {
  private static let tracking: Set<Substring> = [
    "fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "cmpid", "ocid", "smid",
  ]

  /// An address without scheme, `www.`, tracking, fragment and last slash.
  static func normalized(_ url: String) -> String {
    var rest = Substring(url)
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { $0 != "#" }
    let parts = rest.split(separator: "?", maxSplits: 1)
    var path = parts.first ?? ""
    for prefix in ["www.", "m.", "amp."] where path.lowercased().hasPrefix(prefix) {
      path = path.dropFirst(prefix.count)
    }
    while path.hasSuffix("/") { path = path.dropLast() }
    let slash = path.firstIndex(of: "/") ?? path.endIndex
    let result = path[..<slash].lowercased() + path[slash...]
    let query = parts.count > 1 ? parts[1].split(separator: "&").filter { !isTracking($0) } : []
    return query.isEmpty ? result : result + "?" + query.sorted().joined(separator: "&")
  }

  private static func isTracking(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }
    return name.hasPrefix("utm_") || tracking.contains(name)
  }
}
