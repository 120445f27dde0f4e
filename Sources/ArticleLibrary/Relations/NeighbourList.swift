/// The articles most alike to one, as the index keeps them.
struct NeighbourList: Equatable, Sendable {
  struct Neighbour: Equatable, Sendable {
    var docid: Int64
    /// How alike both are in the company of their nearest, from 0 to 1; it is kept in sixteen bits.
    var likeness: Double
    /// How alike the two alone are, from 0 to 1; it is kept in eight bits.
    var cosine: Double

    /// Whether it is so much alike that both may tell the same event.
    var mayTellTheSame: Bool {
      Float(likeness) >= StoryClustering.least && cosine >= StoryClustering.leastAlone
    }
  }

  /// The numbers of those of the article's terms that tell most, the most telling first.
  private(set) var telling: [UInt8]
  /// The likest first.
  private(set) var neighbours: [Neighbour]

  /// The most neighbours of an article: some may be gone, or stand beside it for another reason.
  static let most = 12
  /// The most terms that are kept of an article to give a reason.
  static let mostTelling = 16

  /// A list of some of `neighbours`, which come in the order of their likeness.
  init(telling: some Sequence<UInt8>, neighbours: some Sequence<Neighbour>) {
    self.telling = Array(telling.prefix(Self.mostTelling))
    self.neighbours = Array(neighbours.prefix(Self.most))
  }

  /// A list as ``bytes`` has it; `nil` where these are none.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let count = bytes.first, count <= Self.mostTelling else { return nil }
    let start = 1 + Int(count)
    guard bytes.count >= start, (bytes.count - start) % Self.width == 0,
      (bytes.count - start) / Self.width <= Self.most
    else { return nil }
    telling = Array(bytes[1..<start])
    neighbours = stride(from: start, to: bytes.count, by: Self.width).map { offset in
      let value = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      return Neighbour(
        docid: Int64(value >> 16), likeness: Double(value & 0xFFFF) / Double(UInt16.max),
        cosine: Double(bytes[offset + 8]) / Double(UInt8.max))
    }
  }

  /// The bytes of a neighbour.
  private static let width = 9

  /// The list in few bytes.
  var bytes: [UInt8] {
    var bytes = [UInt8(telling.count)] + telling
    for neighbour in neighbours {
      let value = UInt64(neighbour.docid) << 16 | UInt64(Self.level(of: neighbour.likeness))
      withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
      bytes.append(UInt8((max(0, min(1, neighbour.cosine)) * Double(UInt8.max)).rounded()))
    }
    return bytes
  }

  /// A likeness in sixteen bits.
  static func level(of likeness: Double) -> UInt16 {
    UInt16((max(0, min(1, likeness)) * Double(UInt16.max)).rounded())
  }

  /// Takes another neighbour if it is alike enough; returns whether it is.
  mutating func add(_ neighbour: Neighbour) -> Bool {
    neighbours.removeAll { $0.docid == neighbour.docid }
    let place = neighbours.firstIndex { $0.likeness < neighbour.likeness } ?? neighbours.count
    guard place < Self.most else { return false }
    neighbours.insert(neighbour, at: place)
    neighbours = Array(neighbours.prefix(Self.most))
    return true
  }
}
