/// An element of a feed with what stands in it.
final class FeedNode {
  let name: String
  private(set) var attributes: [(name: String, value: String)]
  var children: [FeedNode] = []
  /// Its text; where it holds elements of HTML, their tags are in it and signs are escaped.
  var text: [UInt8] = []
  var hasMarkup = false
  /// The bytes after which no more text is taken.
  var longestText = Int.max
  /// What addresses in it are relative to.
  var base: String?
  var language: String?

  init(name: String, attributes: [(name: String, value: String)] = []) {
    self.name = name
    self.attributes = attributes
  }

  /// The value of an attribute.
  subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  /// The first child of a name.
  func child(_ name: String) -> FeedNode? {
    children.first { $0.name == name }
  }

  /// The children of a name.
  func children(_ name: String) -> [FeedNode] {
    children.filter { $0.name == name }
  }

  /// The text without blanks around it, or `nil` where there is none.
  var plain: String? {
    guard let start = text.firstIndex(where: { $0 > 0x20 }),
      let end = text.lastIndex(where: { $0 > 0x20 })
    else { return nil }
    return String(decoding: text[start...end], as: UTF8.self)
  }

  /// The texts of the first children of the names, in the order of the names.
  func texts(_ names: String...) -> [String] {
    names.compactMap { name in children.first { $0.name == name && $0.plain != nil }?.plain }
  }

  /// An address as it is meant in this element.
  func resolved(_ address: String) -> String {
    WebAddress.resolve(address, on: base.flatMap { WebAddress($0) })
  }
}
