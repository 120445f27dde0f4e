import Testing

@testable import ArticleLibrary

struct PositionCountsTests {
  @Test func tellsTheMostCountedFirst() {
    var random = SeededNumbers(state: 11)
    let added = (0..<5000).map { _ in Int.random(in: 0..<900, using: &random) }
    var counts = PositionCounts(limit: added.count)
    for position in added { counts.add(position) }
    let expected = Dictionary(grouping: added) { $0 }.mapValues(\.count)
      .filter { $0.key != 17 && $0.value >= 4 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    #expect(counts.most(30, least: 4, except: 17) == Array(expected.prefix(30)))
    #expect(counts.most(5000, least: 4, except: 17) == expected)
  }

  @Test func moreThanThereIsRoomForEndsToo() {
    var counts = PositionCounts(limit: 4)
    for position in 0..<1000 { counts.add(position) }
    #expect(counts.most(1000, least: 1, except: nil).count < 1000)
  }
}
