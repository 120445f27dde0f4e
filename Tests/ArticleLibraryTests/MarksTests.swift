import ArticleLibrary
import ArticleModel
import Foundation
import Testing

struct MarksTests {
  @Test func marksOutliveTheProgram() async throws {
    let folder = try TemporaryFolder()
    let marks = try TemporaryFolder()
    try folder.write("a.txt", "One\n\nText.")
    let first = await folder.library(marks: marks.path + "/new")
    let id = try #require(first.all().first?.id)
    try first.mark([MarkChange(id, .read, true), MarkChange(id, .starred, true)])
    try first.mark([MarkChange(id, .read, false)])
    let second = await folder.library(marks: marks.path + "/new")
    #expect(second.all().first?.isStarred == true)
    #expect(second.all().first?.isRead == false)
  }

  @Test func aTornLineLosesNothingElse() async throws {
    let folder = try TemporaryFolder()
    let marks = try TemporaryFolder()
    try folder.write("a.txt", "One\n\nText.")
    let first = await folder.library(marks: marks.path)
    let id = try #require(first.all().first?.id)
    try first.mark([MarkChange(id, .starred, true)])
    let file = try #require(
      FileManager.default.contentsOfDirectory(atPath: marks.path).first)
    let handle = try #require(FileHandle(forWritingAtPath: marks.path + "/" + file))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("1761868800\t00ff".utf8))
    try handle.close()
    let second = await folder.library(marks: marks.path)
    #expect(second.all().first?.isStarred == true)
    try second.mark([MarkChange(id, .read, true)])
    let third = await folder.library(marks: marks.path)
    #expect(third.all().first?.isRead == true)
  }

  @Test func twoProgramsShareMarks() async throws {
    let folder = try TemporaryFolder()
    let marks = try TemporaryFolder()
    try folder.write("a.txt", "One\n\nText.")
    let one = await folder.library(marks: marks.path)
    let other = await folder.library(marks: marks.path)
    let id = try #require(one.all().first?.id)
    try one.mark([MarkChange(id, .read, true)])
    _ = await other.update { _ in }
    #expect(other.all().first?.isRead == true)
  }

  @Test func aFailureIsToldAndTheMarkHoldsForNow() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "One\n\nText.")
    try folder.write("file", "in the way of a folder")
    let library = await folder.library(marks: folder.path + "/file/marks")
    let id = try #require(library.all().first?.id)
    #expect(throws: MarksError.self) { try library.mark([MarkChange(id, .read, true)]) }
    #expect(library.headline(id)?.isRead == true)
  }
}
