/// Addresses brought into one form, so that the ways to write one are the same.
enum Address {
  /// The hash of an address without scheme, `www.`, port of the scheme, tracking, fragment and last
  /// slash; 0 for what is not an address of the web.
  static func hash(of url: String) -> UInt64 {
    let bytes = Array(url.utf8)[...]
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      isWebScheme(bytes[..<colon]), bytes[(colon + 1)...].starts(with: "//".utf8)
    else { return 0 }
    let rest = bytes[(colon + 3)...].prefix { $0 != UInt8(ascii: "#") }
    let hostEnd = rest.firstIndex { $0 == slash || $0 == questionMark } ?? rest.endIndex
    let host = normalizedHost(rest[..<hostEnd])
    guard !host.isEmpty else { return 0 }
    let pathEnd = rest[hostEnd...].firstIndex(of: questionMark) ?? rest.endIndex
    var path = rest[hostEnd..<pathEnd]
    while path.last == slash { path.removeLast() }
    var hash = ByteHash()
    for byte in host { hash.add(byte) }
    for byte in path { hash.add(byte) }
    for parameter in parameters(in: rest[pathEnd...]) {
      hash.add(questionMark)
      for byte in parameter.utf8 { hash.add(byte) }
    }
    return hash.value
  }

  private static let slash = UInt8(ascii: "/")
  private static let questionMark = UInt8(ascii: "?")
  private static let hostPrefixes = ["www.", "m.", "amp.", "mobile."]
  private static let ports = [":80", ":443"]

  /// Parameters that say where a reader came from, and nothing about the page.
  private static let tracking: Set<String> = [
    "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src",
    "cmpid", "cmp", "ocid", "smid", "s_cid", "xtor", "at_medium", "at_campaign", "ns_source",
  ]

  private static func isWebScheme(_ scheme: ArraySlice<UInt8>) -> Bool {
    let lower = scheme.map { $0 | 0x20 }
    return lower.elementsEqual("http".utf8) || lower.elementsEqual("https".utf8)
  }

  private static func normalizedHost(_ authority: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var host = authority.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }[...]
    for port in ports where host.suffix(port.utf8.count).elementsEqual(port.utf8) {
      host.removeLast(port.utf8.count)
    }
    for prefix in hostPrefixes where host.starts(with: prefix.utf8) {
      host.removeFirst(prefix.utf8.count)
    }
    return host
  }

  /// The parameters that tell pages apart, in one order.
  private static func parameters(in query: ArraySlice<UInt8>) -> [String] {
    guard !query.isEmpty else { return [] }
    return query.dropFirst().split(separator: UInt8(ascii: "&"))
      .map { String(decoding: $0, as: UTF8.self) }
      .filter { parameter in
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return !name.hasPrefix("utm_") && !tracking.contains(name)
      }
      .sorted()
  }
}
