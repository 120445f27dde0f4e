import ArticleModel
import GRDB
import Testing

@testable import ArticleLibrary

/// The numbers of articles: by date, close to each other, and never of another day.
struct DocumentNumberTests {
  private let midnight = Timestamp(seconds: 1_760_054_400)

  @Test(arguments: [
    0, 86_400, 1_760_054_400, -86_400, -30_000_000_000, 16_000_000_000, Int64.min, Int64.max,
  ])
  func areReadAsTheyWereMade(seconds: Int64) {
    for ofDay: Int64 in [0, 1, 59, 60, 43_200, 86_399] {
      let date = Timestamp(
        seconds: seconds / 86_400 * 86_400 + (seconds.magnitude < 1 << 50 ? ofDay : 0))
      let slot = DocumentNumber.slot(of: date)
      for place in [0, 1, DocumentNumber.places(ofSlot: slot) - 1] {
        let number = DocumentNumber.number(slot: slot, place: place)
        #expect(number >= 0)
        #expect(DocumentNumber.slot(of: number) == slot)
        #expect(DocumentNumber.place(of: number) == place)
        #expect(DocumentNumber.numbers(ofSlot: slot).contains(number))
      }
      let provisional = DocumentNumber.number(slot: slot, provisionalPlace: 0)
      #expect(DocumentNumber.slot(of: provisional) == slot)
      #expect(!DocumentNumber.numbers(ofSlot: slot).contains(provisional))
    }
  }

  @Test func ascendWithTheDates() {
    let dates = [-90_000, -60, -1, 0, 1, 60, 61, 3600, 86_399, 86_400].map {
      Timestamp(seconds: midnight.seconds + $0)
    }
    let slots = dates.map { DocumentNumber.slot(of: $0) }
    #expect(slots == slots.sorted())
    let numbers = slots.map { DocumentNumber.numbers(ofSlot: $0) }
    for (one, next) in zip(numbers, numbers.dropFirst()) where one != next {
      #expect(one.upperBound < next.lowerBound)
    }
    let day = midnight.seconds / 86_400
    #expect(DocumentNumber.first(ofDay: day) <= numbers[3].lowerBound)
    #expect(DocumentNumber.first(ofDay: day) > numbers[2].upperBound)
    #expect(DocumentNumber.first(ofDay: day + 1) > numbers[8].upperBound)
  }

  /// Articles that were taken in at one time, like a folder that was unpacked.
  @Test func goOnBelowWhereAMinuteIsFull() throws {
    let db = try database()
    let noon = Timestamp(seconds: midnight.seconds + 43_200)
    var places = DocumentPlaces()
    let numbers = try db.read { db in
      try (0..<30_000).map { _ in try places.next(for: noon, in: db) }
    }
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 > $1 })
    #expect(!places.leftTheirDay)
    #expect(
      numbers.last.map { $0 >= DocumentNumber.first(ofDay: midnight.seconds / 86_400) } == true)
  }

  @Test func sayWhereADayIsFull() throws {
    let db = try database()
    var places = DocumentPlaces()
    try db.read { db in
      let all = DocumentNumber.places(ofSlot: DocumentNumber.slot(of: midnight))
      for _ in 0..<all { _ = try places.next(for: midnight, in: db) }
      #expect(!places.leftTheirDay)
      _ = try places.next(for: midnight, in: db)
      #expect(places.leftTheirDay)
    }
  }

  @Test func areNotAskedForTheDayWhereTheyDoNotTellIt() throws {
    let store = IndexStore.open(folder: nil) { _, _, _ in false }.store
    let day = midnight.seconds / 86_400
    try store.writing { db in
      let number = DocumentNumber.first(ofDay: day) - 1
      try db.execute(sql: "INSERT INTO text(rowid, body) VALUES (?, 'gulls')", arguments: [number])
      try db.execute(
        sql: """
          INSERT INTO article(
            docid, id, fingerprint, file, number, title, published, words, tags, has, added, address,
            sketch, saved, pointers)
          VALUES (?, 1, 1, 1, 0, 'Gulls', ?, 1, '', 0, 0, 0, x'', 0, x'')
          """, arguments: [number, midnight.seconds])
    }
    let query = Query.parse("gulls date:2025-10-10").query.resolved(now: midnight, utcOffset: 0)
    let sql = QuerySQL(query, sessionStart: midnight)
    #expect(try store.matches(sql).isEmpty)
    try store.writing { try IndexStore.noteCrowdedDays(in: $0) }
    #expect(try store.matches(sql).count == 1)
  }

  private func database() throws -> DatabaseQueue {
    let db = try DatabaseQueue()
    try db.write { db in
      try db.execute(
        sql: """
          CREATE TABLE article(docid INTEGER PRIMARY KEY);
          CREATE TABLE dead(docid INTEGER PRIMARY KEY);
          """)
    }
    return db
  }
}
