internal import ArgumentParser
internal import ArticleLibrary
internal import ArticleModel

/// Changes the reader's marks on all stories that a query finds, or on some by their identifiers.
struct MarkCommand: ParsableCommand {
  /// What can be done to a story.
  enum Action: String, ExpressibleByArgument, CaseIterable {
    case read, unread, star, unstar, tag, untag, undo

    var takesName: Bool { self == .tag || self == .untag }
  }

  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Mark stories read, star or tag them.",
    usage: """
      broadsheet mark [<options>] (read|unread|star|unstar|tag NAME|untag NAME) QUERY|ID...
      broadsheet mark undo
      """,
    discussion: """
      Identifiers are those that list prints. All stories of one call are marked as one action, \
      which mark undo takes back, or the undo of the reader. Where the query has a mistake nothing \
      is marked.

      \(QueryText.help)

      Exit status: 0 where stories were found, 1 where none was, 2 for an error.
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var library: LibraryOptions

  @Argument(help: "read, unread, star, unstar, tag NAME, untag NAME, or undo.")
  var action: Action

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("What finds the stories, or their identifiers.", valueName: "query|id"))
  var words: [String] = []

  func validate() throws {
    if action.takesName, tag.isEmpty {
      throw ValidationError("say which tag: broadsheet mark \(action.rawValue) NAME QUERY")
    }
    let text = try QueryText(words: Array(targets)).text
    if action == .undo, !text.isEmpty { throw ValidationError("undo takes nothing else") }
    if action != .undo, text.allSatisfy(\.isWhitespace) {
      throw ValidationError("say which stories; 'is:unread' or 'newer:3d' are queries too")
    }
  }

  private var tag: String {
    safeLine(words.first ?? "").split(separator: " ").joined(separator: " ")
  }

  private var targets: ArraySlice<String> { words.dropFirst(action.takesName ? 1 : 0) }

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let setup = try options.setupTellingMistakes()
    if action == .undo { return try undo() }
    let ids = targets.compactMap { ArticleID($0) }
    let query = ids.count == targets.count ? nil : try query()
    let scanned = try ScannedLibrary(library.libraries, setup: setup)
    let known = Set(scanned.library.headlines(of: ids).map(\.id))
    let missing = ids.filter { query == nil && !known.contains($0) }
    for id in missing { reportError(id.description, "it is not in this library") }
    let found =
      try query.map { try scanned.library.articles($0) } ?? ids.filter { known.contains($0) }
    scanned.tellTroubles()
    if found.isEmpty { throw ExitCode(missing.isEmpty ? 1 : 2) }
    let changed = try kept { () throws(MarksError) in
      try scanned.library.set(mark, isSet, on: found)
    }
    var output = StandardOutput()
    output.print(MarkSentence(action: action, tag: tag).text(found: found.count, changed: changed))
    output.flush()
    if !missing.isEmpty { throw ExitCode(2) }
  }

  private func query() throws -> Query {
    let parsed = try QueryText(words: Array(targets)).parsedTellingMistakes()
    guard parsed.mistakes.isEmpty, !parsed.query.isEmpty else {
      reportError("mark", "nothing was marked, since the query would find more than it says")
      throw ExitCode(2)
    }
    return parsed.query
  }

  private func undo() throws {
    let environment = Environment.current
    let library = Library(
      paths: [], marksFolder: Folders.data(environment: environment),
      stateFolder: Folders.state(environment: environment))
    let changed = try kept { () throws(MarksError) in
      let changes = try library.undo()
      try library.saveMarks()
      return changes?.count
    }
    guard let changed else {
      reportError("mark", "there is nothing to undo")
      throw ExitCode(1)
    }
    var output = StandardOutput()
    output.print("undone: \(MarkSentence.stories(changed)) as before")
    output.flush()
  }

  /// Does what the marks' disk may refuse.
  private func kept<Value>(_ body: () throws(MarksError) -> Value) throws(ReaderFailure) -> Value {
    do throws(MarksError) {
      return try body()
    } catch {
      throw ReaderFailure(
        "\(error.path): \(error.reason): nothing was marked; once this can be written, say it again"
      )
    }
  }

  private var mark: MarkChange.Mark {
    switch action {
    case .read, .unread, .undo: .read
    case .star, .unstar: .starred
    case .tag, .untag: .tag(tag)
    }
  }

  private var isSet: Bool { [.read, .star, .tag].contains(action) }
}

/// Says what was marked, and how to take it back.
struct MarkSentence {
  var action: MarkCommand.Action
  var tag: String

  func text(found: Int, changed: Int) -> String {
    let others = found - changed
    if changed == 0 {
      return found == 1 ? "nothing to do: it is so already" : "nothing to do: all \(found) are so"
    }
    let already = others == 0 ? "" : " (\(others) \(others == 1 ? "was" : "were") so already)"
    return "\(sentence(Self.stories(changed)))\(already); broadsheet mark undo takes that back"
  }

  private func sentence(_ stories: String) -> String {
    switch action {
    case .read: "marked \(stories) read"
    case .unread: "marked \(stories) unread"
    case .star: "starred \(stories)"
    case .unstar: "took the star from \(stories)"
    case .tag: "tagged \(stories) \(tag)"
    case .untag: "took the tag \(tag) from \(stories)"
    case .undo: "undone"
    }
  }

  static func stories(_ count: Int) -> String { count == 1 ? "1 story" : "\(count) stories" }
}
