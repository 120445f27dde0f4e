/// Going from paragraph to paragraph.
extension ArticlePane {
  mutating func goToParagraph(forward: Bool) -> Outcome {
    guard let layout, layout.lines.indices.contains(top) else {
      return .refused("there is no story")
    }
    let block = layout.lines[top].anchor.block
    if forward {
      guard top < lastTop, let next = layout.lines.firstIndex(where: { $0.anchor.block > block })
      else { return .refused("this is the last paragraph") }
      scroll(to: next)
    } else {
      let start = layout.lines.firstIndex { $0.anchor.block == block } ?? 0
      guard top > 0 else { return .refused("this is the first paragraph") }
      let before = layout.lines.firstIndex { $0.anchor.block >= block - 1 } ?? 0
      scroll(to: start < top ? start : before)
    }
    return .done
  }
}
