import ArticleLibrary
import ArticleModel
import Foundation
import Testing

struct ScanTests {
  @Test func findsFilesInAllFoldersAndPassesOverTheRest() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "One\n\nText.")
    try folder.write("deep/er/b.md", "# Two\n\nText.")
    try folder.write(".hidden.txt", "No\n\nText.")
    try folder.write(".git/c.txt", "No\n\nText.")
    try folder.write("picture.jpg", "no article")
    try folder.write("noending", "Three\n\nText.")
    let library = await folder.library()
    #expect(Set(library.all().map(\.title)) == ["One", "Two", "Three"])
  }

  @Test func followsLinksOnceAndNeverInCircles() async throws {
    let folder = try TemporaryFolder()
    try folder.write("sub/a.txt", "One\n\nText.")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.path + "/sub/loop", withDestinationPath: folder.path)
    try manager.createSymbolicLink(
      atPath: folder.path + "/again.txt", withDestinationPath: folder.path + "/sub/a.txt")
    try manager.createSymbolicLink(
      atPath: folder.path + "/gone.txt", withDestinationPath: folder.path + "/nowhere")
    let library = Library(paths: [folder.path], marksFolder: nil)
    let progress = await library.update { _ in }
    #expect(progress.articles == 1)
    #expect(progress.failures.map(\.path) == ["gone.txt"])
  }

  @Test func neverOpensPipes() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "One\n\nText.")
    #expect(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
    let library = await folder.library()
    #expect(library.all().count == 1)
  }

  @Test func tellsWhatCannotBeReadAndGoesOn() async throws {
    let folder = try TemporaryFolder()
    try folder.write("good.txt", "One\n\nText.")
    try folder.write("empty.txt", "")
    try Data([0, 1, 2, 0, 255]).write(to: URL(fileURLWithPath: folder.path + "/binary.txt"))
    let library = Library(paths: [folder.path], marksFolder: nil)
    let progress = await library.update { _ in }
    #expect(progress.articles == 1)
    #expect(
      progress.failures == [
        ReadFailure(path: "binary.txt", reason: "not a text file"),
        ReadFailure(path: "empty.txt", reason: "there is nothing in it"),
      ])
  }

  @Test func anotherUpdateTakesChangesAndDropsWhatIsGone() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "One\n\nText.")
    try folder.write("b.txt", "Two\n\nText.")
    let library = await folder.library()
    try folder.write("a.txt", "One, but longer\n\nText.")
    try FileManager.default.removeItem(atPath: folder.path + "/b.txt")
    try folder.write("c.txt", "Three\n\nText.")
    _ = await library.update { _ in }
    #expect(Set(library.all().map(\.title)) == ["One, but longer", "Three"])
  }

  @Test func aFileMayBeNamedItself() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "One\n\nText.")
    let library = Library(paths: [folder.path + "/a.txt"], marksFolder: nil)
    #expect(await library.update { _ in }.articles == 1)
  }
}
