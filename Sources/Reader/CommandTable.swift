/// Where a command's keys work.
public enum Scope: String, CaseIterable, Hashable, Sendable {
  /// In every pane, unless the pane has the key itself.
  case common
  case headlines
  case article
  case related
}

/// One line of the command table.
public struct CommandEntry: Hashable, Sendable {
  /// What the line is about in the help screen.
  public enum Group: String, CaseIterable, Hashable, Sendable {
    case moving = "Moving"
    case reading = "Reading"
    case finding = "Finding"
    case marking = "Marking"
    case panes = "Panes"
    case program = "Program"
  }

  public var command: Command
  /// What it does, in one line that starts with a verb.
  public var help: String
  public var group: Group
  /// Where the keys work.
  public var scope: Scope
  /// The default keys, each a sequence as ``Terminal/Key/sequence(_:)`` reads it.
  public var keys: [String]
  /// What it does, in the one word that the line at the bottom has room for.
  public var hint: String

  init(
    _ command: Command, _ help: String, _ group: Group, in scope: Scope = .common,
    hint: String = "", _ keys: String...
  ) {
    self.command = command
    self.help = help
    self.group = group
    self.scope = scope
    self.hint = hint
    self.keys = keys
  }
}

/// All commands: dispatch, help, hints, the popup of unfinished keys, `:` and the printed key
/// tables come from here.
public enum CommandTable {
  /// The table's lines, in the order in which the help shows them.
  public static let entries: [CommandEntry] = [
    CommandEntry(.down, "go down: a story, a line or a link", .moving, "j", "<down>", "<ctrl-n>"),
    CommandEntry(.up, "go up: a story, a line or a link", .moving, "k", "<up>", "<ctrl-p>"),
    CommandEntry(
      .pageDown, "go a page down", .moving, "<space>", "<pagedown>", "<ctrl-f>"),
    CommandEntry(.pageUp, "go a page up", .moving, "b", "<pageup>", "<ctrl-b>"),
    CommandEntry(.halfPageDown, "go half a page down", .moving, "<ctrl-d>", "d"),
    CommandEntry(.halfPageUp, "go half a page up", .moving, "<ctrl-u>"),
    CommandEntry(.first, "go to the first story or the top", .moving, "gg", "<home>"),
    CommandEntry(.last, "go to the last story or the end", .moving, "G", "<end>"),
    CommandEntry(.nextParagraph, "go to the next paragraph", .moving, in: .article, "}"),
    CommandEntry(.previousParagraph, "go to the paragraph before", .moving, in: .article, "{"),

    CommandEntry(
      .open, "read the story, or follow the related one", .reading, hint: "read", "<enter>"),
    CommandEntry(.nextStory, "read the next story", .reading, hint: "next", "J", "<ctrl-j>"),
    CommandEntry(.previousStory, "read the story before", .reading, "K", "<ctrl-k>"),
    CommandEntry(.back, "go back to where you were", .reading, hint: "back", "<backspace>", "["),
    CommandEntry(.forward, "go forward again", .reading, "]"),
    CommandEntry(.follow1, "follow related story 1", .reading, hint: "follow", "1"),
    CommandEntry(.follow2, "follow related story 2", .reading, "2"),
    CommandEntry(.follow3, "follow related story 3", .reading, "3"),
    CommandEntry(.follow4, "follow related story 4", .reading, "4"),
    CommandEntry(.follow5, "follow related story 5", .reading, "5"),
    CommandEntry(.follow6, "follow related story 6", .reading, "6"),
    CommandEntry(.follow7, "follow related story 7", .reading, "7"),
    CommandEntry(.follow8, "follow related story 8", .reading, "8"),
    CommandEntry(.follow9, "follow related story 9", .reading, "9"),
    CommandEntry(
      .unfoldStory, "show the articles of the story below it, or hide them", .reading,
      in: .headlines, hint: "unfold", "e"),
    CommandEntry(
      .timeline, "show the articles of the story day by day", .reading,
      hint: "timeline", "L"),
    CommandEntry(
      .nextNews, "go to the next sentence that is new to you", .reading, hint: "new", "w"),
    CommandEntry(.links, "list the links in the text", .reading, hint: "links", "f"),
    CommandEntry(.browser, "open the page in the browser", .reading, "o"),
    CommandEntry(.copyLink, "copy the page's address", .reading, "y"),
    CommandEntry(.showRemoved, "show what was left out of the page", .reading, "x"),
    CommandEntry(
      .siteRule, "leave out on this site what is pointed at, or keep it", .reading, "X"),
    CommandEntry(.changes, "show what changed since the version before", .reading, "c"),
    CommandEntry(.olderVersion, "show the version of the story before this one", .reading, "("),
    CommandEntry(.newerVersion, "show the newer version of the story", .reading, ")"),
    CommandEntry(.versions, "list the versions of the story", .reading, "V"),

    CommandEntry(
      .find, "find: headlines in the list, words in the story", .finding, hint: "find", "/"),
    CommandEntry(.next, "go to the next match, else the next unread story", .finding, "n"),
    CommandEntry(
      .previous, "go to the match before, else the unread story before", .finding, "N"),
    CommandEntry(.nextUnread, "go to the next unread story", .finding, "gn"),
    CommandEntry(.previousUnread, "go to the unread story before", .finding, "gN"),
    CommandEntry(
      .search, "search the headlines for the related story", .finding, in: .related,
      hint: "search", "S"),
    CommandEntry(
      .names, "list people, places and organisations of the story", .finding, hint: "names", "p"),
    CommandEntry(.desks, "choose a desk: a saved filter", .finding, hint: "desks", "D"),
    CommandEntry(.saveDesk, "keep the filter as a desk, under a name", .finding, "gD"),
    CommandEntry(
      .removeDesk, "take away the selected desk, if it was kept", .finding, hint: "remove", "gX"),
    CommandEntry(.sortNewest, "sort by date, newest first", .finding, "gsn"),
    CommandEntry(.sortOldest, "sort by date, oldest first", .finding, "gso"),
    CommandEntry(.sortTitle, "sort by headline", .finding, "gst"),
    CommandEntry(.sortUnread, "sort unread stories first", .finding, "gsu"),
    CommandEntry(.sortSection, "sort by section", .finding, "gse"),
    CommandEntry(.sortRelevance, "sort the best matches first", .finding, "gsr"),

    CommandEntry(.star, "star the story, or take the star away", .marking, "s"),
    CommandEntry(.tag, "give the story a tag, or take it away", .marking, "T"),
    CommandEntry(.markRead, "mark the story read or unread", .marking, "m"),
    CommandEntry(.markAllRead, "mark all stories of the list read", .marking, "A"),
    CommandEntry(
      .markStoryRead, "mark all articles of the story read", .marking,
      hint: "mark all read", "R"),
    CommandEntry(
      .followStory, "follow the story, so that its news come first, or stop", .marking, "F"),
    CommandEntry(
      .standApart, "take the article out of its story, or back", .marking, "ga"),
    CommandEntry(
      .joinStories, "join the related story with this one, or part", .marking, "gw"),
    CommandEntry(.undo, "undo the last mark, also one of days ago", .marking, "u"),
    CommandEntry(.redo, "do again what was undone", .marking, "<ctrl-r>"),

    CommandEntry(.leftPane, "go to the pane on the left", .panes, "h", "<left>"),
    CommandEntry(.rightPane, "go to the pane on the right", .panes, "l", "<right>"),
    CommandEntry(.nextPane, "go to the next pane", .panes, hint: "pane", "<tab>"),
    CommandEntry(.previousPane, "go to the pane before", .panes, "<shift-tab>"),
    CommandEntry(.zoom, "give this pane the whole screen, or end that", .panes, hint: "zoom", "z"),
    CommandEntry(.widen, "make this pane wider", .panes, ">"),
    CommandEntry(.narrow, "make this pane narrower", .panes, "<"),
    CommandEntry(.widerMeasure, "make the lines of the story longer", .panes, "+", "="),
    CommandEntry(.narrowerMeasure, "make the lines of the story shorter", .panes, "-"),
    CommandEntry(.toggleHeadlines, "hide or show the headlines", .panes, "g1"),
    CommandEntry(.toggleArticle, "hide or show the story", .panes, "g2"),
    CommandEntry(.toggleRelated, "hide or show the related stories", .panes, "g3"),
    CommandEntry(
      .toggleSeparators, "hide or show the lines between days and sections", .panes, "gd"),
    CommandEntry(
      .toggleStories, "make a story one row of the list, or several", .panes, "ge"),

    CommandEntry(.help, "show all keys", .program, hint: "help", "?", "<f1>"),
    CommandEntry(.commandLine, "type a command", .program, ":"),
    CommandEntry(.theme, "choose a theme", .program, "t"),
    CommandEntry(
      .problems, "list the files that could not be read", .program, hint: "problems", "!"),
    CommandEntry(.mouse, "turn the mouse off or on", .program, "M"),
    CommandEntry(.redraw, "draw the screen again", .program, "<ctrl-l>"),
    CommandEntry(.suspend, "stop; fg brings the reader back", .program, "<ctrl-z>"),
    CommandEntry(.cancel, "close what is open, end the search", .program, hint: "close", "<esc>"),
    CommandEntry(.close, "go back; from the headlines, quit", .program, "q"),
    CommandEntry(.quit, "quit at once", .program, hint: "quit", "Q", "<ctrl-c>"),
  ]

  /// The line of a command.
  public static func entry(_ command: Command) -> CommandEntry {
    entryOfCommand[command] ?? CommandEntry(command, "", .program)
  }

  private static let entryOfCommand = Dictionary(
    entries.map { ($0.command, $0) }, uniquingKeysWith: { first, _ in first })
}
