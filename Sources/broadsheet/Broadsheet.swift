internal import ArgumentParser

@main
struct Broadsheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract: "A newspaper made of the files you already have.",
    discussion: """
      broadsheet ~/news opens a folder of saved articles. Without a folder it opens the library \
      of the configuration, else the sample edition, which is also the tour of the program.
      """,
    version: "0.1.0",
    subcommands: [
      ReadCommand.self, ShowCommand.self, ListCommand.self, SearchCommand.self, MarkCommand.self,
      IndexCommand.self, RelatedCommand.self, ResolveCommand.self, StoriesCommand.self,
      CheckCommand.self, KeysCommand.self,
      ThemesCommand.self, CrashCommand.self, PartsCommand.self,
    ],
    defaultSubcommand: ReadCommand.self
  )
}
