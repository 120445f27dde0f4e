internal import ArticleModel

/// Where the files of a book lie in it.
///
/// A book is a site of its own: what leads out of it leads nowhere, and its root is the top.
enum BookPath {
  private static let site = "epub://book/"

  /// The address that stands for a file while the markup in it is read.
  static func address(of path: String) -> String { site + escaped(path) }

  /// The file that `reference` names in the file at `path`; `nil` where it is none of the book.
  static func resolve(_ reference: String, in path: String) -> String? {
    let trimmed = String(reference.drop { $0.isWhitespace }.trimmingEnd { $0.isWhitespace })
    guard !trimmed.isEmpty,
      let address = WebAddress(address(of: path))?.resolve(trimmed), let file = file(of: address)
    else { return nil }
    return String(file.prefix { $0 != "#" })
  }

  /// The file, with the place in it, that a whole address means; `nil` for one out of the book.
  static func file(of address: String) -> String? {
    guard address.hasPrefix(site) else { return nil }
    let parts = address.dropFirst(site.count).split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first?.prefix(while: { $0 != "?" }), !path.isEmpty else { return nil }
    return
      ([String(decoding: withoutPercentEscapes(path.utf8), as: UTF8.self)]
      + parts.dropFirst().map(String.init)).joined(separator: "#")
  }

  private static func escaped(_ path: String) -> String {
    var output: [UInt8] = []
    for byte in path.utf8 {
      if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "?") {
        let digits = String(byte, radix: 16, uppercase: true)
        output += "%\(digits)".utf8
      } else {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
