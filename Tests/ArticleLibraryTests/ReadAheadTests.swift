import Foundation
import Synchronization
import Testing

@testable import ArticleLibrary

/// Files are fetched ahead where reading is slow, and nowhere else.
struct ReadAheadTests {
  /// What is to be fetched, and how much of it was asked for.
  private final class Wishes: Sendable {
    let left: Mutex<[[CChar]]>

    init(_ paths: [String]) {
      left = Mutex(paths.map { Array($0.utf8CString) })
    }

    var count: Int { left.withLock { $0.count } }

    func next() -> [[CChar]]? { left.withLock { $0.popLast().map { [$0] } } }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func wishes() throws -> Wishes {
    for number in 0..<40 { try folder.story("\(number).txt", "Pier \(number)") }
    let odd = ["/dev/zero", "/nowhere/at/all.txt", folder.path]
    return Wishes((0..<40).map { "\(folder.path)/\($0).txt" } + odd)
  }

  @Test func fetchesWhereReadingIsSlow() async throws {
    let wishes = try wishes()
    let ahead = ReadAhead(slow: 0) { wishes.next() }
    for _ in 0..<64 { ahead.timed { _ = usleep(1) } }
    #expect(await comesTrue { wishes.count == 0 })
    wishes.left.withLock { $0 = [Array("\(folder.path)/0.txt".utf8CString)] }
    ahead.goOn()
    #expect(await comesTrue { wishes.count == 0 })
    ahead.end()
  }

  @Test func leavesFilesAloneThatComeFast() throws {
    let wishes = try wishes()
    let ahead = ReadAhead(slow: .max / 1000) { wishes.next() }
    for _ in 0..<1000 { ahead.timed {} }
    ahead.goOn()
    ahead.end()
    #expect(wishes.count == 43)
  }

  @Test func everyFileIsReadOnceHoweverItComes() async throws {
    for number in 0..<5000 { try folder.story("\(number % 7)/\(number).txt", "Pier \(number)") }
    let library = Library(paths: [folder.path], marksFolder: nil)
    let end = await library.update { _ in }
    #expect(end.articles == 5000)
    #expect(Set(library.paths()).count == 5000)
  }
}
