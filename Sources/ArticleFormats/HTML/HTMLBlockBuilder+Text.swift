internal import ArticleModel
internal import CGumbo

extension HTMLBlockBuilder {
  mutating func addSpan(_ start: Int, _ mark: RichText.Mark) {
    let end = text.count
    guard end > start else { return }
    spans.append(RichText.Span(start..<end, mark))
    if case .link(let index) = mark {
      let words = safeLine(String(decoding: text.bytes[start..<end], as: UTF8.self))
      links[index].text += (links[index].text.isEmpty ? "" : " ") + words
    }
  }

  /// The text so far; marks that are open go on in the next one.
  mutating func takeText() -> RichText {
    for index in marks.indices {
      addSpan(marks[index].start, marks[index].mark)
      marks[index].start = 0
    }
    let rich = RichText(bytes: text.bytes, spans: spans)
    text.clear()
    spans.removeAll(keepingCapacity: true)
    return rich
  }

  mutating func flush() {
    guard codeEnd == nil else { return }
    guard cellEnd == nil else {
      text.space()
      return
    }
    let rich = takeText()
    let waiting = pictures
    pictures = []
    if !rich.text.isEmpty {
      append(headingLevel.map { .heading(level: $0, rich) } ?? .paragraph(rich))
    }
    for picture in waiting { append(.image(source: picture.source, caption: RichText(""))) }
  }

  mutating func append(_ block: Block) {
    if let last = frames.indices.last {
      frames[last].blocks.append(block)
    } else {
      blocks.append(block)
    }
  }

  mutating func mark(of node: Int, _ tag: HTMLTag) -> RichText.Mark? {
    guard codeEnd == nil else { return nil }
    switch true {
    case tag == GUMBO_TAG_A:
      guard let address = tree.value(node, .href).map({ safeLine($0) }), !address.isEmpty,
        !address.hasPrefix("#"), !address.lowercased().hasPrefix("javascript:")
      else { return nil }
      let url = WebAddress.resolve(address, on: base)
      links.append(Article.Link(text: "", url: url, reference: url == address ? nil : address))
      return .link(links.count - 1)
    case tag == GUMBO_TAG_EM || tag == GUMBO_TAG_I || tag == GUMBO_TAG_CITE: return .emphasis
    case tag == GUMBO_TAG_STRONG || tag == GUMBO_TAG_B: return .strong
    case tag == GUMBO_TAG_S || tag == GUMBO_TAG_DEL || tag == GUMBO_TAG_STRIKE:
      return .strikethrough
    case tag == GUMBO_TAG_CODE || tag == GUMBO_TAG_TT || tag == GUMBO_TAG_KBD
      || tag == GUMBO_TAG_SAMP:
      return .code
    default: return nil
    }
  }

  mutating func addPicture(_ node: Int) {
    guard cellEnd == nil, pictures.count < Self.mostPictures,
      let source = HTMLPicture.source(node, tree)
    else { return }
    pictures.append((WebAddress.resolve(source, on: base), false))
  }
}
