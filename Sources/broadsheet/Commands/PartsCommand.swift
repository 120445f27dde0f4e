internal import ArgumentParser
internal import ArticleLibrary
internal import ArticleModel
internal import Terminal

/// Prints how the program cuts lines of text into characters or into pieces between line breaks,
/// for checking it against the tables of Unicode.
struct PartsCommand: ParsableCommand {
  /// What a line is cut into.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case grapheme, linebreak
  }

  /// The parts of a file's text, under the file's name.
  private struct Parts: Encodable {
    var id: String
    var parts: [String]
  }

  static let configuration = CommandConfiguration(
    commandName: "parts", abstract: "Print the parts of lines of text.", shouldDisplay: false)

  @Argument var kind: Kind
  @Argument var files: [String]

  func run() throws {
    var output = StandardOutput()
    for file in files {
      let text = String(decoding: try ArticleFile.read(file).bytes, as: UTF8.self)
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let parts = kind == .grapheme ? graphemes(of: text) : lineBreakPieces(of: text)
      try output.printJSON(Parts(id: name, parts: parts))
    }
    output.flush()
  }
}
