internal import ArticleModel
internal import CMarkdown

/// A step on the way through a Markdown text.
struct MarkdownEvent {
  /// The kind of the node, as cmark names it: `paragraph`, `list`, `emph`.
  var kind: String
  var isEntering: Bool
  /// The node's own text, made safe again: an entity may have brought in anything.
  var literal = ""
  /// The address of a link or picture.
  var url = ""
  var level = 0
  var isOrdered = false
  var start = 1
  /// How the columns of a table are aligned.
  var alignments: [Block.Alignment] = []
  /// Whether a task is done.
  var isChecked = false
}

/// Walks over the tree that cmark-gfm makes of a text, without recursion: a hostile file may nest
/// as deeply as it likes.
enum MarkdownTree {
  /// The GitHub extensions that are understood.
  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

  static func walk(
    _ text: String, within bounds: MarkdownBounds, _ visit: (MarkdownEvent) -> Void
  ) {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES
    guard let parser = cmark_parser_new(options) else { return }
    defer { cmark_parser_free(parser) }
    for name in extensions {
      if name == "table", !bounds.areTablesBounded { continue }
      if name == "autolink", !bounds.areAddressesBounded { continue }
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    var text = MarkdownRevision.prepared(text)
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      visit(describe(node, isEntering: event == CMARK_EVENT_ENTER))
    }
  }

  /// The kind of a node; not all versions of cmark-gfm have names for footnotes.
  private static func kind(of node: OpaquePointer) -> String {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_REFERENCE: "footnote_reference"
    case CMARK_NODE_FOOTNOTE_DEFINITION: "footnote_definition"
    default: cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
    }
  }

  private static func describe(
    _ node: OpaquePointer, isEntering: Bool
  ) -> MarkdownEvent {
    let kind = kind(of: node)
    var event = MarkdownEvent(kind: kind, isEntering: isEntering)
    switch kind {
    case "text", "code", "html_inline", "code_block", "html_block", "footnote_reference":
      let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
      event.literal = safeText(
        MarkdownRevision.restored(literal, showsAreas: kind == "html_block"))
    case "tasklist":
      event.isChecked = cmark_gfm_extensions_get_tasklist_item_checked(node)
    case "link", "image":
      let url = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
      event.url = safeLine(MarkdownRevision.restored(url))
    case "heading":
      event.level = Int(cmark_node_get_heading_level(node))
    case "list":
      event.isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      event.start = Int(cmark_node_get_list_start(node))
    case "table":
      event.alignments = alignments(of: node)
    default: break
    }
    return event
  }

  private static func alignments(of table: OpaquePointer) -> [Block.Alignment] {
    guard let letters = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
    return (0..<Int(cmark_gfm_extensions_get_table_columns(table))).map { column in
      switch letters[column] {
      case UInt8(ascii: "r"): .trailing
      case UInt8(ascii: "c"): .center
      default: .leading
      }
    }
  }
}
