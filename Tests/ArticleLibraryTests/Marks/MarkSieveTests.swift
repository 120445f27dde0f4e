import ArticleModel
import Testing

@testable import ArticleLibrary

struct MarkSieveTests {
  @Test(arguments: [0, 1, 40, 5000])
  func letsNothingThroughThatIsInIt(count: Int) {
    var random = SeededNumbers(state: UInt64(count))
    let numbers = (0..<count).map { _ in UInt64.random(in: 0 ... .max, using: &random) }
    var sieve = MarkSieve(count: count)
    for number in numbers { sieve.add(number) }
    #expect(numbers.allSatisfy { sieve.mayHold($0) })
    let others = (0..<10_000).map { _ in UInt64.random(in: 0 ... .max, using: &random) }
    #expect(others.count { sieve.mayHold($0) } < 1500)
  }

  @Test func manyArticlesAreReadAsEachOneIs() throws {
    let home = try MarksHome()
    let store = home.store()
    // Marked, moved, taken back under one part of the key, and never touched.
    try store.mark(key(1), .read)
    try store.mark(key(2), .read)
    try store.mark(key(2, contents: 20), .read, false)
    try store.mark(key(3), .starred)
    let keys = [
      key(1), key(2), key(2, contents: 20), key(3), key(9, contents: 1), key(9, contents: 2),
      key(10),
    ]
    let snapshot = store.snapshot()
    let together = snapshot.areRead(
      PackedArray(keys.map(\.id.rawValue)), PackedArray(keys.map { $0.fingerprint ?? 0 }))
    #expect(together == keys.map { snapshot.isRead($0.id, $0.fingerprint ?? 0) })
    #expect(together.contains(true) && together.contains(false))
  }
}
