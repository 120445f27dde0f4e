internal import Reader
internal import TOMLKit

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The desks that were kept while reading, in a file of their own beside the marks: the reader's
/// configuration is the reader's to write.
struct SavedDesks {
  private let path: String

  /// Those of the reader's own folder, if there is one.
  init?(environment: [String: String]) {
    guard let folder = Folders.data(environment: environment) else { return nil }
    path = folder + "/desks.toml"
  }

  /// All of them, in the order in which they were kept.
  ///
  /// - Throws: What is wrong in the file.
  func all() throws(Mistake) -> [Desk] {
    guard SharedFiles.exists(path) else { return [] }
    let file = try TOMLFile(path: path)
    guard let table = file.root["desks"]?.table else { return [] }
    var desks: [Desk] = []
    for name in file.inOrderOfLines(table.keys, of: "desks") {
      guard let query = table[name]?.string else {
        throw file.mistake(at: "desks." + name, "the desk \(name) is a query, in quotes")
      }
      desks.append(Desk(name, query, isSaved: true))
    }
    return desks
  }

  /// Keeps a desk; returns why that failed.
  func save(_ desk: Desk) -> String? {
    change { desks in
      let name = desk.name.lowercased()
      if let index = desks.firstIndex(where: { $0.name.lowercased() == name }) {
        desks[index] = desk
      } else {
        desks.append(desk)
      }
    }
  }

  /// Takes a desk away; returns why that failed.
  func remove(named name: String) -> String? {
    change { desks in desks.removeAll { $0.name == name } }
  }

  /// Reads the file, for another reader may have written it, changes it and writes it anew.
  private func change(_ body: (inout [Desk]) -> Void) -> String? {
    do throws(Mistake) {
      var desks = try all()
      body(&desks)
      return write(desks).map { "desks are not saved: \(path): \($0)" }
    } catch {
      return "desks are not saved: \(error)"
    }
  }

  private func write(_ desks: [Desk]) -> String? {
    var text = "# Written by broadsheet: desks that were kept while reading.\n\n[desks]\n"
    for desk in desks { text += "\(Self.quoted(desk.name)) = \(Self.quoted(desk.query))\n" }
    if let slash = path.lastIndex(of: "/") { Folders.made(String(path[..<slash])) }
    return Self.write(text, to: path)
  }

  /// Writes a file; the old one stays until the new one is whole.
  ///
  /// - Returns: Why that failed.
  static func write(_ text: String, to path: String) -> String? {
    // The old file stays until the new one is whole.
    let new = path + ".new"
    guard let file = fopen(new, "w") else { return systemMessage(errno) }
    let isWritten = fputs(text, file) >= 0 && fflush(file) == 0 && fsync(fileno(file)) == 0
    let reason = systemMessage(errno)
    guard fclose(file) == 0, isWritten else {
      unlink(new)
      return reason
    }
    return rename(new, path) == 0 ? nil : systemMessage(errno)
  }

  /// A text as TOML has it.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
