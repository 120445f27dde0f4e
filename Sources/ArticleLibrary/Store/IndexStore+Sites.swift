internal import GRDB

/// The rules for sites that the index was made with.
extension IndexStore {
  /// What was noted of them; nothing where there were none, `nil` where that cannot be told.
  func siteRules() -> String? {
    try? reading { db in
      let statement = try db.cachedStatement(sql: "SELECT value FROM meta WHERE name = 'sites'")
      return try Row.fetchOne(statement)?.text(0) ?? ""
    }
  }

  /// Has the files read again whose articles come from some sites, and notes the rules that they
  /// will be read with.
  func expectReading(hosts: Set<String>, rules: String) throws {
    try writing { db in
      for host in hosts {
        // Found by the letters of the host, which may stand elsewhere: then a file is read in vain.
        let isOf = "rowid IN (SELECT file FROM article WHERE instr(lower(source), ?) > 0)"
        try db.execute(
          sql: """
            UPDATE folder SET modified = NULL, sum = NULL
            WHERE rowid IN (SELECT folder FROM file WHERE \(isOf))
            """, arguments: [host])
        try db.execute(sql: "UPDATE file SET isPending = 1 WHERE \(isOf)", arguments: [host])
      }
      try db.execute(
        sql:
          "INSERT INTO meta VALUES ('sites', ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
        arguments: [rules])
    }
  }
}
