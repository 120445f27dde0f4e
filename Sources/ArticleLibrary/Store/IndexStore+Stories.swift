internal import ArticleModel
internal import GRDB

/// Which articles tell the same event, as the tables have it.
///
/// It is no part of any list, so that it changes without the tables being in another state; it has a
/// state of its own.
extension IndexStore {
  /// The numbers of the articles of each story.
  func storyGroups() throws -> [[Int64]] {
    try reading { db in
      var groups: [[Int64]] = []
      var last: Int64?
      let rows = try Row.fetchCursor(db, sql: "SELECT story, docid FROM story ORDER BY story")
      while let row = try rows.next() {
        let story = try row.number(0)
        if story != last { groups.append([]) }
        last = story
        groups[groups.count - 1].append(try row.number(1))
      }
      return groups
    }
  }

  /// Which state of the stories this is.
  var storyState: UInt64 { UInt64(bitPattern: meta("stories")) }

  /// Writes which articles tell the same event, in the place of what was known.
  func write(stories groups: [[Int64]]) throws {
    try writing { db in
      try db.execute(sql: "DELETE FROM story")
      let insert = try db.makeStatement(sql: "INSERT OR REPLACE INTO story VALUES (?, ?)")
      for group in groups {
        guard let first = group.min() else { continue }
        for docid in group { try insert.execute(arguments: [docid, first]) }
      }
      try Self.noteStories(in: db)
    }
  }

  /// Writes articles into the stories of others, or as stories with these.
  func join(_ pairs: [(docid: Int64, other: Int64)]) throws {
    guard !pairs.isEmpty else { return }
    try writing { db in
      let find = try db.makeStatement(sql: "SELECT story FROM story WHERE docid = ?")
      let insert = try db.makeStatement(sql: "INSERT OR REPLACE INTO story VALUES (?, ?)")
      for (docid, other) in pairs {
        let known = try Row.fetchOne(find, arguments: [other])?.number(0)
        if known == nil { try insert.execute(arguments: [other, other]) }
        try insert.execute(arguments: [docid, known ?? other])
      }
      try Self.noteStories(in: db)
    }
  }

  private static func noteStories(in db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO meta VALUES ('stories', ?)",
      arguments: [Int64.random(in: 1...1 << 50)])
  }
}
