internal import ArgumentParser
internal import ArticleLibrary
internal import ArticleModel

/// Prints the events that several articles of a library tell.
struct StoriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stories", abstract: "List the stories that several articles tell.",
    discussion: """
      Each story with its articles, the newest first: those that tell the same event, as far as \
      their texts show, and as you joined and parted them in the reader.
      Exit status: 0 where there is one, 1 where there is none, 2 for an error.
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var library: LibraryOptions

  @Option(help: "Print text or json (an object a line).")
  var format = RelatedCommand.Format.text

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let setup = try options.setupTellingMistakes()
    let scanned = try ScannedLibrary(library.libraries, setup: setup)
    let stories = scanned.library.allStories()
    var output = StandardOutput()
    for story in stories {
      switch format {
      case .json: try output.printJSON(StoryJSON(story: story))
      case .text:
        output.print("\(safeLine(story.headlines[0].title)) ×\(story.headlines.count)")
        for headline in story.headlines { output.print("  " + HeadlineText.line(of: headline)) }
      }
    }
    output.flush()
    scanned.tellTroubles()
    if stories.isEmpty { throw ExitCode(1) }
  }
}

/// A story as an object.
private struct StoryJSON: Encodable {
  let story: Story

  private enum Key: String, CodingKey {
    case id, title, followed, first, last, articles
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(story.id.description, forKey: .id)
    try container.encode(story.headlines.first?.title, forKey: .title)
    try container.encode(story.isFollowed, forKey: .followed)
    try container.encode(story.headlines.last?.published.iso8601, forKey: .first)
    try container.encode(story.headlines.first?.published.iso8601, forKey: .last)
    try container.encode(story.headlines.map { HeadlineJSON(headline: $0) }, forKey: .articles)
  }
}
