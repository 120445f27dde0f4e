import ArticleLibrary
import ArticleModel
import Foundation
import Reader
import Synchronization
import Testing

@testable import broadsheet

/// What is told of marks that cannot be written.
struct MarkWriterTests {
  @Test func aFailureIsToldOnceAndMendedWithTheNextMark() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder)
    let told = Mutex<[Action]>([])
    let library = Library(paths: [], marksFolder: folder.path)
    let writer = MarkWriter(library: library) { action in told.withLock { $0.append(action) } }
    func star(_ number: UInt64) {
      let change = MarkChange(ArticleID(rawValue: number), .starred, true)
      #expect(writer.run(.mark([change])) == .marked(change))
    }
    star(1)
    let reason = "\(folder.path)/machine: not a directory"
    #expect(told.withLock { $0 } == [.marksUnsaved(1, reason: reason)])
    star(2)
    #expect(told.withLock { $0.last } == .marksUnsaved(2, reason: nil))
    try FileManager.default.removeItem(at: folder)
    star(3)
    #expect(told.withLock { $0.last } == .marksUnsaved(0, reason: nil))
    #expect(
      writer.run(.undo)
        == .reversed(
          MarkReversal(
            isRedo: false, changes: [MarkChange(ArticleID(rawValue: 3), .starred, false)])))
  }

  @Test func whatIsLeftOverIsWrittenOnceThatIsPossible() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder)
    let saved = DispatchSemaphore(value: 0)
    let library = Library(paths: [], marksFolder: folder.path)
    let writer = MarkWriter(library: library, patience: 20) { action in
      if action == .marksUnsaved(0, reason: nil) { saved.signal() }
    }
    let article = ArticleID(rawValue: 1)
    _ = writer.run(.mark([MarkChange(article, .starred, true)]))
    #expect(library.unsavedMarks == 1)
    try FileManager.default.removeItem(at: folder)
    #expect(saved.wait(timeout: .now() + 10) == .success)
    #expect(library.unsavedMarks == 0)
    #expect(Library(paths: [], marksFolder: folder.path).has(.starred, on: article))
  }
}
