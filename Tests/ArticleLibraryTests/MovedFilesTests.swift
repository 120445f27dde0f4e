import ArticleLibrary
import ArticleModel
import Foundation
import Testing

/// Marks stay with a story wherever its file goes.
struct MovedFilesTests {
  private let folder: TemporaryFolder
  private let home: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    home = try TemporaryFolder()
    for name in ["a", "b", "c"] { try folder.story("\(name).txt", "Story \(name)") }
  }

  private func library() -> Library {
    Library(
      paths: [folder.path], marksFolder: home.path + "/data", stateFolder: home.path + "/state",
      cacheFolder: home.path + "/cache")
  }

  private func move(_ old: String, to new: String) throws {
    let place = URL(fileURLWithPath: folder.path + "/" + new)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: folder.path + "/" + old, toPath: place.path)
  }

  /// What becomes of a story's file.
  enum Fate: CaseIterable {
    case renamed, moved, savedAgain, movedAndBack, edited, copied

    var path: String {
      switch self {
      case .renamed: "z.txt"
      case .moved: "2025/august/a.txt"
      case .copied: "copy.txt"
      case .savedAgain, .movedAndBack, .edited: "a.txt"
      }
    }
  }

  private func meet(_ fate: Fate, _ library: Library) async throws {
    switch fate {
    case .renamed, .moved: try move("a.txt", to: fate.path)
    case .copied: try folder.story(fate.path, "Story a", day: 9)
    case .savedAgain:
      try folder.remove("a.txt")
      try folder.story("a.txt", "Story a", day: 30)
    case .movedAndBack:
      try move("a.txt", to: "elsewhere.txt")
      _ = await library.update { _ in }
      try move("elsewhere.txt", to: "a.txt")
    case .edited: try folder.story("a.txt", "Story a, corrected", body: "Longer now.", day: 30)
    }
    try folder.age()
  }

  @Test(arguments: Fate.allCases, [false, true])
  func marksStayWithTheStory(fate: Fate, restarts: Bool) async throws {
    let first = library()
    _ = await first.update { _ in }
    let story = first.id("a.txt")
    try first.mark([
      MarkChange(story, .read, true), MarkChange(story, .starred, true),
      MarkChange(story, .tag("keep"), true),
    ])
    first.setPosition(ReadingPosition(paragraph: 3, total: 9), of: story)
    try first.saveMarks()
    let marked = first.all().first { $0.id == story }
    try await meet(fate, first)
    let library = restarts ? library() : first
    _ = await library.update { _ in }
    let found = try #require(library.all().first { $0.path == fate.path })
    #expect(found.isRead && found.isStarred && marked?.isRead == true)
    #expect(library.tags(of: found.id) == ["keep"])
    #expect(library.position(of: found.id)?.paragraph == 3)
    let others = library.all().filter { ["b.txt", "c.txt"].contains($0.path) }
    #expect(others.count == 2 && others.allSatisfy { !$0.isRead && !$0.isStarred })
    // And what is done to it there holds for it, too.
    try library.mark([MarkChange(found.id, .starred, false)])
    let again = self.library()
    _ = await again.update { _ in }
    #expect(again.all().first { $0.path == fate.path }?.isStarred == false)
    #expect(again.all().first { $0.path == fate.path }?.isRead == true)
  }
}
