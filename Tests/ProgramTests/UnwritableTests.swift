import ArticleLibrary
import ArticleModel
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Disks that are full and folders that may not be written to: it runs, and says what is not saved.
struct UnwritableTests {
  private let program: ProgramRun
  private let story = ArticleID(hashing: "story.txt").description

  init() throws { program = try ProgramRun() }

  @Test(.enabled(if: Ground.canMount, "no file system may be mounted here"))
  func aFullDiskRefusesMarksAndTakesThemOnceThereIsRoom() throws {
    let data = program.home.appending(path: "data").path
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    #expect(try program.shell("mount -t tmpfs -o size=64k none \(data)").status == 0)
    defer { _ = try? program.shell("umount \(data)") }
    let run = "XDG_DATA_HOME=\(data) \"$broadsheet\" "
    let mark = run + "mark --library library tag"
    #expect(try program.shell("\(mark) first \(story)").status == 0)
    let fill = "dd if=/dev/zero of=\(data)/filling bs=1024 count=100 2> filling.out; true"
    #expect(try program.shell(fill).status == 0)
    // The log's last block may have room for some more.
    let marks = try (0..<100).map { number in
      try program.shell("\(mark) tag\(number) \(story)")
    }
    let refused = marks.filter { $0.status != 0 }
    #expect(!refused.isEmpty)
    for outcome in refused {
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(
        outcome.errors.hasSuffix(
          ": no space left on device: nothing was marked; once this can be written, say it again\n"
        ))
    }
    let list = try program.shell("\(run) list --library library --format json")
    #expect(list.status == 0)
    for (number, outcome) in marks.enumerated() where outcome.status == 0 {
      #expect(list.output.contains("\"tag\(number)\""))
    }
    #expect(list.output.contains("\"first\""))
    #expect(try program.shell("rm \(data)/filling; \(mark) last \(story)").status == 0)
    let after = try program.shell("\(run) list --library library --query tag:last --format json")
    #expect(after.output.contains("\"last\"") && after.output.contains("\"first\""))
  }

  @Test(.enabled(if: Ground.canMount, "no file system may be mounted here"), arguments: [64, 400])
  func aFullDiskIsToldAndEveryStoryIsThere(kilobytes: Int) throws {
    for number in 0..<300 {
      let words = (0..<60).map { "word\(number)of\($0)" }.joined(separator: " ")
      try program.write("news/\(number).txt", "Story \(number)\n\n\(words).\n")
    }
    let cache = program.home.appending(path: "cache").path
    try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
    #expect(
      try program.shell("mount -t tmpfs -o size=\(kilobytes)k none \(cache)").status == 0)
    defer { _ = try? program.shell("umount \(cache)") }
    let run = "XDG_CACHE_HOME=\(cache) \"$broadsheet\" "
    let index = try program.shell("\(run) index --library news")
    #expect(index.status == 2)
    #expect(index.errors.contains("broadsheet: library: the index"))
    let list = try program.shell("\(run) list --library news --format tsv")
    #expect(list.status == 0 && list.output.split(separator: "\n").count == 300)
    #expect(list.errors.contains("broadsheet: library: the index"))
    let mark = try program.shell("\(run) mark --library news read title:story")
    #expect(mark.output.hasPrefix("marked ") || mark.status == 1)
    #expect(try program.shell("mount -o remount,size=20m \(cache)").status == 0)
    let after = try program.shell("\(run) index --library news")
    #expect(after.status == 0 && after.errors.isEmpty)
    let found = try program.shell("\(run) search --library news word299of7 --format tsv")
    #expect(found.output.split(separator: "\n").count == 1 && found.errors.isEmpty)
  }

  @Test(.enabled(if: Ground.canMount, "no file system may be mounted here"))
  func anIndexThatCouldOnlyBeReadIsWrittenOnceThatIsPossible() async throws {
    let (news, cache) = (program.home.path + "/news", program.home.path + "/cache")
    try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
    #expect(try program.shell("mount -t tmpfs -o size=8m none \(cache)").status == 0)
    defer { _ = try? program.shell("umount -l \(cache)") }
    func library() -> Library { Library(paths: [news], marksFolder: nil, cacheFolder: cache) }
    try program.write("news/1.txt", "Story 1\n\nThe harbour.\n")
    let folder = try await leftOpen(library())
    #expect(
      try program.shell(
        """
        rm -r \(folder) && mv \(cache)/kept \(folder) && test -f \(folder)/index.sqlite-shm \
        && mount -o remount,ro \(cache)
        """
      ).status == 0)
    try program.write("news/2.txt", "Story 2\n\nThe lantern.\n")
    let second = library()
    #expect(await second.update { _ in }.isKept == false)
    #expect(try program.shell("mount -o remount,rw \(cache)").status == 0)
    for _ in 0..<2 {
      let last = await second.update { _ in }
      #expect(last.isKept && last.notice == nil && last.articles == 2)
    }
    let third = library()
    let progress = await third.update { _ in }
    #expect(progress.counts.new == 0 && progress.isKept)
    #expect(third.count(of: "lantern") == 1)
  }

  /// Makes an index and a copy of it, `kept`, with the files beside the database that a program
  /// leaves that is killed; returns its folder.
  private func leftOpen(_ library: Library) async throws -> String {
    _ = await library.update { _ in }
    let folder = try #require(library.indexFolder)
    #expect(try program.shell("cp -r \(folder) \(program.home.path)/cache/kept").status == 0)
    return withExtendedLifetime(library) { folder }
  }

  @Test(.enabled(if: Ground.asNobody != nil, "no other user can be taken on here"))
  func foldersThatMayNotBeWrittenToAreTold() throws {
    let nobody = try #require(Ground.asNobody)
    let home = program.home.path
    #expect(
      try program.shell("chmod 755 \(home); mkdir -m 755 cache data state").status == 0)
    let run =
      "XDG_CACHE_HOME=\(home)/cache XDG_DATA_HOME=\(home)/data XDG_STATE_HOME=\(home)/state "
      + "\(nobody) \"$broadsheet\" "
    let list = try program.shell("\(run) list --library library")
    #expect(list.status == 0)
    #expect(list.output.hasSuffix("A headline\n"))
    #expect(
      list.errors
        == """
        broadsheet: library: the index cannot be kept, so every start reads all files: \
        ~/cache/broadsheet/libraries: permission denied

        """
        || list.errors.contains("the index cannot be kept, so every start reads all files: ~/cache")
    )
    let mark = try program.shell("\(run) mark read --library library headline")
    #expect(mark.status == 2 && mark.output.isEmpty)
    #expect(mark.errors.contains("~/data/broadsheet"))
    #expect(mark.errors.contains("permission denied: nothing was marked"))
  }
}

/// What the tests may do on this machine.
private enum Ground {
  /// Whether a file system may be mounted, which is tried.
  static let canMount: Bool = {
    guard getuid() == 0 else { return false }
    let folder = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID())").path
    let line =
      "mkdir \(folder) && mount -t tmpfs -o size=64k none \(folder) && umount \(folder); "
      + "status=$?; rmdir \(folder); exit $status"
    return succeeds(line)
  }()

  /// What runs a command as somebody whom file modes hold back: nothing for a plain user.
  static let asNobody: String? = {
    if getuid() != 0 { return "" }
    let prefix = "setpriv --reuid=65534 --regid=65534 --clear-groups"
    return succeeds("\(prefix) test -x '\(PseudoTerminal.program)'") ? prefix : nil
  }()

  private static func succeeds(_ line: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
