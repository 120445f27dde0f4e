/// Addresses brought into one form, so that the ways to write one are the same.
enum Address {
  /// Parameters that say where a reader came from, and nothing about the page.
  private static let tracking: Set<Substring> = [
    "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src",
    "cmpid", "cmp", "ocid", "smid", "s_cid", "xtor", "at_medium", "at_campaign", "ns_source",
  ]

  private static let hostPrefixes = ["www.", "m.", "amp.", "mobile."]

  /// An address without scheme, `www.`, port of the scheme, tracking, fragment and last slash.
  ///
  /// Empty for what is not an address of the web.
  static func normalized(_ url: String) -> String {
    guard let start = url.utf8.firstIndex(of: UInt8(ascii: ":")),
      url[start...].hasPrefix("://"), isWebScheme(url[..<start])
    else { return "" }
    let rest = url[start...].dropFirst(3).prefix { $0 != "#" }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    let host = normalizedHost(rest[..<end])
    guard !host.isEmpty else { return "" }
    let parts = rest[end...].split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var path = parts.first ?? ""
    while path.last == "/" { path.removeLast() }
    let query = parts.count > 1 ? parts[1].split(separator: "&").filter { !isTracking($0) } : []
    return host + path + (query.isEmpty ? "" : "?" + query.sorted().joined(separator: "&"))
  }

  private static func isWebScheme(_ scheme: Substring) -> Bool {
    ["http", "https"].contains(scheme.lowercased())
  }

  private static func normalizedHost(_ authority: Substring) -> String {
    var host = authority.lowercased()[...]
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.utf8.count) }
    for prefix in hostPrefixes where host.hasPrefix(prefix) { host.removeFirst(prefix.utf8.count) }
    return String(host)
  }

  private static func isTracking(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return name.hasPrefix("utm_") || tracking.contains(name[...])
  }
}
