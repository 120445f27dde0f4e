import Foundation
import Testing

@testable import ArticleLibrary

/// Files of arrays, and the index of words in them.
struct PackedFileTests {
  private let folder: TemporaryFolder
  private static let sections = InvertedIndex.Sections(
    words: .termWords, slots: .termSlots, counts: .termCounts, starts: .termStarts,
    postings: .termPostings)

  init() throws { folder = try TemporaryFolder() }

  @Test func findsTheSameWordsInMemoryAndInAFile() throws {
    var random = SeededNumbers(state: 7)
    var plain: [UInt32: [[Int]]] = [:]
    var all: [(Int, UInt32, UInt8)] = []
    for position in 0..<400 {
      let words = Set(
        (0..<12).map { _ in UInt32.random(in: 0..<UInt32(60 + position), using: &random) })
      // Far apart too, where a distance takes several bytes.
      let place = position * position * 40
      for word in words.sorted() {
        let tag = UInt8.random(in: 0..<16, using: &random)
        all.append((place, word, tag))
        plain[word, default: []].append([place, Int(tag)])
      }
    }
    let source: InvertedIndex.Source = { body in
      for (position, word, tag) in all { body(position, word, tag) }
    }
    let path = folder.path + "/words.packed"
    try replaceFile(path) { descriptor in
      var file = PackedFileWriter(descriptor, generation: 9)
      let builder = try InvertedIndexBuilder(least: 2, mostBytes: 300, source)
      try builder.write(Self.sections, to: &file, source)
      file.add(PackedArray([1, 2, 3]).part(.docids))
      return file.finish()
    }
    let file = try #require(PackedFile(path: path))
    #expect(file.generation == 9)
    #expect(file.array(.docids, of: Int.self, verified: true).map { Array($0) } == [1, 2, 3])
    let indexes = [
      try InvertedIndex(least: 2, source), try #require(InvertedIndex(file, Self.sections)),
    ]
    var buffer: [UInt8] = []
    for index in indexes {
      for (word, expected) in plain {
        let row = try #require(index.row(of: word))
        #expect(row.frequency == expected.count)
        var found: [[Int]] = []
        var read: [[Int]] = []
        index.forEach(in: row) { found.append([$0, Int($1)]) }
        index.forEach(in: row, reading: &buffer) { read.append([$0, Int($1)]) }
        #expect(found == (expected.count < 2 ? [] : expected))
        #expect(read == found)
      }
      #expect(index.row(of: 999_999) == nil)
    }
  }

  @Test func writersOfOneFileTakeTurns() async throws {
    let path = folder.path + "/a.packed"
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<6 {
        group.addTask {
          for _ in 0..<20 {
            let numbers = [UInt64](repeating: UInt64(number), count: 5000)
            #expect(throws: Never.self) {
              try PackedFile.write(
                [PackedArray(numbers).part(.docids)], generation: UInt64(number), to: path)
            }
            // Whole at any time, and all of one writer.
            let file = PackedFile(path: path)
            let read = file?.array(.docids, of: UInt64.self, verified: true)
            #expect(read.map { Set($0) } == file.map { [$0.generation] })
          }
        }
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.packed"])
  }
}
