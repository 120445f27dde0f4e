internal import ArticleModel

/// An element of XML with what stands in it.
final class XMLElement {
  let name: String
  private let attributes: [(name: String, value: String)]
  var children: [XMLElement] = []
  /// Its text, in which there may be more than it has itself: in a feed the tags of HTML that stand
  /// in it, with signs escaped, else the texts of the elements in it.
  var text: [UInt8] = []

  // MARK: Of elements of feeds

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
  func child(_ name: String) -> XMLElement? {
    children.first { $0.name == name }
  }

  /// The children of a name.
  func children(_ name: String) -> [XMLElement] {
    children.filter { $0.name == name }
  }

  /// This element and all in it of a name, in the file's order.
  func all(_ name: String) -> [XMLElement] {
    var found: [XMLElement] = []
    var waiting = [self]
    while let element = waiting.popLast() {
      if element.name == name { found.append(element) }
      waiting += element.children.reversed()
    }
    return found
  }

  /// The text without blanks around it, or `nil` where there is none.
  var plain: String? {
    guard let start = text.firstIndex(where: { $0 > 0x20 }),
      let end = text.lastIndex(where: { $0 > 0x20 })
    else { return nil }
    return String(decoding: text[start...end], as: UTF8.self)
  }

  /// The text on one line, safe to show; `nil` where there is none.
  var line: String? {
    let line = safeLine(String(decoding: text, as: UTF8.self))
    return line.isEmpty ? nil : line
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
