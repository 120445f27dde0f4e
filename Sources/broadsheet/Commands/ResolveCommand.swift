internal import ArgumentParser
internal import ArticleLibrary
internal import ArticleModel

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Finds the articles that headlines mean, as related ones of a page are found.
struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Find the articles that headlines mean.",
    discussion: """
      Prints an object a line: the id of the question, which is the headline itself where it has \
      none, the path and title of the article, or null, and how sure it is, from 0 to 1.
      Exit status: 0 where an article was found, 1 where none was, 2 for an error.
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var library: LibraryOptions

  @Option(
    help: ArgumentHelp(
      "Read headlines from FILE, lines of {\"id\", \"headline\"}; - is standard input.",
      valueName: "file"))
  var input: String?

  @Argument(help: "The headlines.")
  var headlines: [String] = []

  func validate() throws {
    if headlines.isEmpty, input == nil { throw ValidationError("name a headline, or --input FILE") }
  }

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let questions = try headlines.map { Question(id: $0, headline: $0) } + questionsOfInput()
    let library = try openedLibrary(library.libraries, options: options).library
    var output = StandardOutput()
    var hasFound = false
    for question in questions {
      let found = library.resolve(question.headline)
      hasFound = hasFound || found != nil
      try output.printJSON(
        Answer(
          id: question.id, headline: found.flatMap { library.headline($0.article) },
          confidence: found?.confidence ?? 0))
    }
    output.flush()
    if !hasFound { throw ExitCode(1) }
  }

  private func questionsOfInput() throws -> [Question] {
    guard let input else { return [] }
    let descriptor = input == "-" ? STDIN_FILENO : open(input, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, let data = contents(of: descriptor) else {
      throw ReaderFailure(
        "\(input): \(systemMessage(errno)): --input names a file that can be read")
    }
    return try data.split(separator: 0x0A).enumerated().map { number, line in
      guard let question = try? JSONDecoder().decode(Question.self, from: line) else {
        throw ReaderFailure(
          "\(input):\(number + 1): not an object with \"id\" and \"headline\"")
      }
      return question
    }
  }
}

/// All that can be read from a file or a pipe, or `nil`.
private func contents(of descriptor: Int32) -> Data? {
  var data = Data()
  var chunk = [UInt8](repeating: 0, count: 64 * 1024)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0, errno == EINTR { continue }
    if count < 0 { return nil }
    if count == 0 { return data }
    data.append(contentsOf: chunk[..<count])
  }
}

/// A headline, and the name under which it is asked.
private struct Question: Decodable {
  let id: String
  let headline: String
}

/// The article that a headline means, if there is one.
private struct Answer: Encodable {
  let id: String
  let headline: Headline?
  let confidence: Double

  private enum Key: String, CodingKey {
    case id, path, title, article, confidence
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(headline?.path, forKey: .path)
    try container.encode(headline?.title, forKey: .title)
    try container.encode(headline?.id.description, forKey: .article)
    try container.encode(confidence, forKey: .confidence)
  }
}
