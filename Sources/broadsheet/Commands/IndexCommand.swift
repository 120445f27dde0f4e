internal import ArgumentParser
internal import ArticleLibrary
internal import ArticleModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Brings the index up to date and tells what it found.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Bring the index up to date.",
    discussion: """
      The reader does this by itself, and so does every command that needs the index. Here it can \
      be done ahead, after many files have come, or from scratch; the reader's marks are not part \
      of the index.
      Exit status: 0 where the index is up to date, 2 where it cannot be kept.
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var library: LibraryOptions

  @Flag(help: "Remove the index first, and read every file again.")
  var rebuild = false

  @Argument(help: "More folders and files.")
  var paths: [String] = []

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let setup = try options.setupTellingMistakes()
    let start = ContinuousClock.now
    let line = isatty(STDERR_FILENO) == 1 ? ProgressLine() : nil
    let scanned = try ScannedLibrary(
      library.libraries + paths, setup: setup,
      prepare: { library throws(ReaderFailure) in if rebuild { try removeIndex(of: library) } },
      tell: { line?.show($0) })
    line?.clear()
    let parts = (ContinuousClock.now - start).components
    let hundredths = parts.seconds * 100 + parts.attoseconds / 10_000_000_000_000_000
    var output = StandardOutput()
    output.print(Self.summary(scanned.progress, hundredths: hundredths))
    output.flush()
    scanned.tellTroubles()
    if !scanned.progress.isKept { throw ExitCode(2) }
  }

  private func removeIndex(of library: Library) throws(ReaderFailure) {
    do throws(MarksError) {
      try library.removeIndex()
    } catch {
      throw ReaderFailure(
        "\(error.path): \(error.reason): the index was not made anew; try it again")
    }
  }

  /// What became of the files, in one line.
  static func summary(_ progress: ScanProgress, hundredths: Int64) -> String {
    let counts = progress.counts
    let fraction = hundredths % 100
    let seconds = "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    return "\(counts.found) found, \(counts.new) new, \(counts.changed) changed, "
      + "\(counts.gone) gone, \(progress.failures.count) failed, \(seconds) seconds"
  }
}
