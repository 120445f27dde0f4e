/// Which articles of a library tell the same event: a few columns, which may lie in a mapped file.
///
/// Articles are told by their numbers in the index, so that it stays true when others come.
final class StoryTable: Sendable {
  /// The numbers of all articles that are of a story, descending.
  private let docids: PackedArray<Int64>
  /// The story of each.
  private let stories: PackedArray<Int32>
  /// Where the articles of each story start in ``members``, and behind the last one the end.
  private let starts: PackedArray<Int32>
  /// The numbers of the articles, those of a story behind each other, the newest first.
  private let members: PackedArray<Int64>

  static let empty = StoryTable([])

  /// The table of stories, each told by the numbers of its articles; of those of one article there
  /// is nothing to tell.
  init(_ groups: [[Int64]]) {
    var (starts, members, places) = ([] as [Int32], [] as [Int64], [] as [(Int64, Int32)])
    for group in groups where group.count > 1 {
      let story = Int32(starts.count)
      starts.append(Int32(members.count))
      members += group.sorted(by: >)
      places += group.map { ($0, story) }
    }
    if !members.isEmpty { starts.append(Int32(members.count)) }
    places.sort { $0.0 > $1.0 }
    docids = PackedArray(places.map(\.0))
    stories = PackedArray(places.map(\.1))
    self.starts = PackedArray(starts)
    self.members = PackedArray(members)
  }

  /// The table that a file holds.
  init?(_ file: PackedFile) {
    guard let docids = file.array(.storyDocids, of: Int64.self, verified: true),
      let stories = file.array(.storyNumbers, of: Int32.self, verified: true),
      let starts = file.array(.storyStarts, of: Int32.self, verified: true),
      let members = file.array(.storyMembers, of: Int64.self, verified: true),
      docids.count == stories.count, docids.count == members.count,
      starts.last.map({ $0 == members.count }) ?? members.isEmpty
    else { return nil }
    self.docids = docids
    self.stories = stories
    self.starts = starts
    self.members = members
  }

  var parts: [PackedFile.Part] {
    [
      docids.part(.storyDocids), stories.part(.storyNumbers), starts.part(.storyStarts),
      members.part(.storyMembers),
    ]
  }

  var isEmpty: Bool { docids.isEmpty }

  /// How many stories there are.
  var count: Int { max(0, starts.count - 1) }

  /// The story that an article is of, if it is of one.
  func story(of docid: Int64) -> Int? { docids.position(of: docid).map { Int(stories[$0]) } }

  /// The numbers of the articles of a story, the newest first.
  func articles(of story: Int) -> [Int64] {
    guard story >= 0, story < count else { return [] }
    return (Int(starts[story])..<Int(starts[story + 1])).map { members[$0] }
  }

  /// All stories, each by the numbers of its articles.
  var all: [[Int64]] { (0..<count).map { articles(of: $0) } }

  /// How many articles are of a story.
  var articleCount: Int { docids.count }

  /// Calls `body` with the number of each article that is of a story, descending, and the story.
  func forEach(_ body: (Int64, Int32) -> Void) {
    docids.withElements { docids in
      stories.withElements { stories in
        for (docid, story) in zip(docids, stories) { body(docid, story) }
      }
    }
  }

  /// The table as the reader changed it: without the articles that stand apart, and with the stories
  /// of two articles joined.
  func changed(apart: Set<Int64>, together: [(Int64, Int64)]) -> StoryTable {
    guard !apart.isEmpty || !together.isEmpty else { return self }
    var groups = all.map { group in group.filter { !apart.contains($0) } }
    var story = Dictionary(
      groups.enumerated().flatMap { number, group in group.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
    func number(of docid: Int64) -> Int {
      if let known = story[docid] { return known }
      groups.append([docid])
      story[docid] = groups.count - 1
      return groups.count - 1
    }
    for (one, other) in together where one != other {
      let (left, right) = (number(of: one), number(of: other))
      guard left != right else { continue }
      for docid in groups[right] { story[docid] = left }
      groups[left] += groups[right]
      groups[right] = []
    }
    return StoryTable(groups)
  }
}
