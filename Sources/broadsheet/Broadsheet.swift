internal import ArgumentParser

@main
struct Broadsheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract: "A newspaper made of the files you already have.",
    version: "0.1.0"
  )
}
