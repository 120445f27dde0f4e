internal import ArticleModel
internal import CGumbo

/// The pictures of a page that lie beside its file or inside it.
enum PagePictures {
  /// Those of some blocks, in their order.
  static func find(
    in blocks: [Block], _ tree: HTMLTree, base: WebAddress?
  ) -> [Article.Picture] {
    let wanted = sources(of: blocks)
    guard !wanted.isEmpty else { return [] }
    var references: [String: String] = [:]
    for node in 1..<max(1, tree.nodes.count) where tree.tag(node) == GUMBO_TAG_IMG {
      guard let source = HTMLPicture.source(node, tree) else { continue }
      let whole = WebAddress.resolve(source, on: base)
      if references[whole] == nil { references[whole] = source }
    }
    return wanted.compactMap { source in
      guard let reference = references[source] else { return nil }
      let isOnlyOnTheWeb = source == reference && WebAddress(source) != nil
      return isOnlyOnTheWeb
        ? nil : Article.Picture(source: source, reference: reference == source ? nil : reference)
    }
  }

  /// All pictures in some blocks, for files that have them inside.
  static func all(in blocks: [Block]) -> [Article.Picture] {
    sources(of: blocks).map { Article.Picture(source: $0) }
  }

  /// The sources of all pictures in blocks, each once.
  private static func sources(of blocks: [Block]) -> [String] {
    var sources: [String] = []
    var seen: Set<String> = []
    // Blocks are nested a dozen deep at most.
    func visit(_ block: Block) {
      switch block {
      case .image(let source, _): if seen.insert(source).inserted { sources.append(source) }
      case .quote(let blocks): blocks.forEach(visit)
      case .list(_, _, let items): items.forEach { $0.forEach(visit) }
      default: break
      }
    }
    blocks.forEach(visit)
    return sources
  }
}

/// A picture whose bytes stand in the file of its article.
public struct EmbeddedPicture: Hashable, Sendable {
  /// Its type: `image/png`.
  public var type: String
  public var bytes: [UInt8]
}

extension ArticleParser {
  /// The picture inside a page, a book or a mail that `source` names as the article's blocks do.
  public func picture(_ source: String, in bytes: [UInt8]) -> EmbeddedPicture? {
    guard source.hasPrefix("data:") else { return packedPicture(source, in: bytes) }
    guard let decoded = TextDecoder.decode(bytes) else { return nil }
    let tree = HTMLTree(HTMLSource(decoded.text))
    for node in 1..<max(1, tree.nodes.count) where tree.tag(node) == GUMBO_TAG_IMG {
      guard HTMLPicture.source(node, tree) == source else { continue }
      for side in [HTMLAttribute.src, .dataSrc, .dataOriginal] {
        guard let range = tree.range(node, side), let comma = tree.bytes[range].firstIndex(of: 0x2C)
        else { continue }
        let head = String(decoding: tree.bytes[range.lowerBound..<comma], as: UTF8.self)
        let data = tree.bytes[(comma + 1)..<range.upperBound]
        let type = head.dropFirst(5).prefix { $0 != ";" }
        let picture =
          head.hasSuffix(";base64") ? Base64.decodeLeniently(data) : withoutPercentEscapes(data)
        return EmbeddedPicture(type: safeLine(String(type)), bytes: picture)
      }
    }
    return nil
  }
}
