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

  @Test func endsWhereNothingHadToBeFetched() async throws {
    try folder.story("pier.txt", "The pier")
    let wishes = Wishes(Array(repeating: "\(folder.path)/pier.txt", count: 20_000))
    let ahead = ReadAhead(slow: 5_000_000) { wishes.next() }
    for number in 0..<64 { ahead.timed { if number % 3 == 0 { usleep(6000) } } }
    #expect(await comesTrue { wishes.count < 20_000 })
    var before = -1
    #expect(
      await comesTrue {
        defer { before = wishes.count }
        return wishes.count == before
      })
    #expect(wishes.count > 10_000)
    ahead.end()
  }

  /// Another program that has the processor for a moment makes no slow disk.
  @Test func aFewLateFilesAreNoSlowDisk() throws {
    let wishes = try wishes()
    let ahead = ReadAhead(slow: 5_000_000) { wishes.next() }
    for number in 0..<64 { ahead.timed { if number % 16 == 0 { usleep(100_000) } } }
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
