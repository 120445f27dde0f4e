internal import ArgumentParser
internal import ArticleFormats
internal import ArticleLibrary
internal import ArticleModel
internal import Terminal

/// Prints how the program cuts lines of text into characters or into pieces between line breaks, or
/// what text of a page it sees, for checking it against the tests of the standards.
struct PartsCommand: ParsableCommand {
  /// What a line is cut into.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case grapheme, linebreak, html
  }

  /// The parts of a file's text, under the file's name.
  private struct Parts: Encodable {
    var id: String
    var parts: [String]
  }

  /// The text of a page.
  private struct Page: Encodable {
    var id: String
    var text: String
  }

  static let configuration = CommandConfiguration(
    commandName: "parts", abstract: "Print the parts of lines of text.", shouldDisplay: false)

  @Argument var kind: Kind
  @Argument var files: [String]

  func run() throws {
    var output = StandardOutput()
    for file in files {
      let bytes = try ArticleFile.read(file).bytes
      let name = file.split(separator: "/").last.map(String.init) ?? file
      if kind == .html {
        try output.printJSON(Page(id: name, text: ArticleParser.visibleText(of: bytes)))
        continue
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let parts = kind == .grapheme ? graphemes(of: text) : lineBreakPieces(of: text)
      try output.printJSON(Parts(id: name, parts: parts))
    }
    output.flush()
  }
}
