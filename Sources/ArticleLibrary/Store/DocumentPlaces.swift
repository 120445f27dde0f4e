internal import ArticleModel
internal import GRDB

/// Gives out numbers that no article has and none ever had.
struct DocumentPlaces {
  /// The next free place of each slot that was asked for.
  private var next: [Int64: Int64] = [:]
  private var free = FreeSlots()
  /// Whether an article got a number of another day, because its own had none left.
  private(set) var leftTheirDay = false

  /// A number for an article of `date`.
  mutating func next(for date: Timestamp, in db: Database) throws -> Int64 {
    let wanted = DocumentNumber.slot(of: date)
    let slot = try free.slot(from: wanted) { slot in
      if next[slot] == nil { next[slot] = try Self.firstFree(in: slot, db) }
      return next[slot, default: 0] < DocumentNumber.places(ofSlot: slot)
    }
    if !DocumentNumber.areOfOneDay(slot, wanted) { leftTheirDay = true }
    let place = next[slot, default: 0]
    next[slot] = place + 1
    return DocumentNumber.number(slot: slot, place: place)
  }

  private static func firstFree(in slot: Int64, _ db: Database) throws -> Int64 {
    let numbers = DocumentNumber.numbers(ofSlot: slot)
    var free: Int64 = 0
    for table in ["article", "dead"] {
      let statement = try db.cachedStatement(
        sql: "SELECT docid FROM \(table) WHERE docid BETWEEN ? AND ? ORDER BY docid LIMIT 1")
      let lowest = try Int64.fetchOne(
        statement, arguments: [numbers.lowerBound, numbers.upperBound])
      if let lowest { free = max(free, DocumentNumber.place(of: lowest) + 1) }
    }
    return free
  }
}

/// Finds the next slot below that is not full, without going through full ones twice.
struct FreeSlots {
  /// Where the way down from a full slot has led.
  private var found: [Int64: Int64] = [:]

  /// The slot `start`, or the first one below that has room.
  mutating func slot(
    from start: Int64, where hasRoom: (Int64) throws -> Bool
  ) rethrows -> Int64 {
    var slot = found[start] ?? start
    while try slot > 0 && !hasRoom(slot) { slot = found[slot - 1] ?? slot - 1 }
    if slot != start { found[start] = slot }
    return slot
  }
}

extension IndexStore {
  /// Notes that the number of an article does not always tell its day.
  static func noteCrowdedDays(in db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO meta VALUES ('crowded', 1)").execute()
  }

  /// Whether the number of an article tells its day.
  static func numbersTellDays(in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(sql: "SELECT 1 FROM meta WHERE name = 'crowded'")
    return try Int.fetchOne(statement) == nil
  }
}
