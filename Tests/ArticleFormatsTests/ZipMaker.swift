/// Makes zip files, without compressing anything.
struct ZipMaker {
  var files: [(name: String, contents: String)]
  var isEncrypted: Set<String> = []

  init(_ files: [(String, String)]) {
    self.files = files
  }

  /// A book of one chapter, in whose body `one` stands.
  static func book(one: String = "<h1>One</h1><p>The text.</p>", more: [(String, String)] = [])
    -> ZipMaker
  {
    ZipMaker(
      [
        ("mimetype", "application/epub+zip"),
        (
          "META-INF/container.xml",
          "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>"
        ),
        (
          "OEBPS/book.opf",
          """
          <package><manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>
          </manifest><spine><itemref idref="a"/></spine></package>
          """
        ),
        ("OEBPS/one.xhtml", "<html><body>\(one)</body></html>"),
      ] + more)
  }

  var bytes: [UInt8] {
    var output: [UInt8] = []
    var list: [UInt8] = []
    for (name, contents) in files {
      let flags = isEncrypted.contains(name) ? 1 : 0
      let sizes = number(contents.utf8.count, 4) + number(contents.utf8.count, 4)
      let head =
        number(20, 2) + number(flags, 2) + number(0, 2) + number(0, 4) + number(0, 4) + sizes
        + number(name.utf8.count, 2) + number(0, 2)
      list += [0x50, 0x4B, 1, 2] + number(20, 2) + head + [UInt8](repeating: 0, count: 10)
      list += number(output.count, 4) + Array(name.utf8)
      output += [0x50, 0x4B, 3, 4] + head + Array(name.utf8) + Array(contents.utf8)
    }
    let count = number(files.count, 2) + number(files.count, 2)
    let end = number(list.count, 4) + number(output.count, 4) + number(0, 2)
    return output + list + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + end
  }

  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
