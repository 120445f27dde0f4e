/// The rules of Unicode's annex 14, in its order and under its numbers.
///
/// The rules are tried one after the other; each says whether a line may be broken before a unit,
/// or `nil` where it does not speak of it. LB1, LB9 and LB10 are done by then.
struct LineBreakRules {
  typealias Unit = LineBreaks.Unit

  let units: UnsafeBufferPointer<Unit>

  /// Whether a line may begin with the unit at `index`, which is not the first.
  func mayBreak(before index: Int) -> Bool {
    let before = units[index - 1]
    let after = units[index]
    if let common = commonCase(before, after, index) { return common }
    return lineEnds(before, after) ?? glue(before, after, index) ?? quotes(before, after, index)
      ?? words(before, after, index) ?? numbers(before, after, index)
      ?? scripts(before, after, index) ?? true
  }

  /// What the rules come to at most places of most texts.
  private func commonCase(_ before: Unit, _ after: Unit, _ index: Int) -> Bool? {
    switch (before.lineClass, after.lineClass) {
    case (.al, .sp), (.infix, .sp), (.al, .infix), (.al, .ex): return false
    case (.id, .id): return !before.endsInJoiner
    case (.sp, .al) where index > 1:
      switch units[index - 2].lineClass {
      case .al, .infix, .nu, .ex: return true
      default: return nil
      }
    default: return nil
    }
  }

  private func at(_ index: Int) -> Unit? {
    units.indices.contains(index) ? units[index] : nil
  }

  /// LB4 to LB8a: the ends of lines, spaces, and zero width spaces and joiners.
  private func lineEnds(_ before: Unit, _ after: Unit) -> Bool? {
    if before.lineClass == .cr { return after.lineClass != .lf }
    if before.lineClass.endsLine { return true }
    if after.lineClass.endsLine || after.lineClass == .sp || after.lineClass == .zw { return false }
    return nil
  }

  /// LB8, and LB11 to LB15a: what is glued together, and what opens or closes, over spaces too.
  private func glue(_ before: Unit, _ after: Unit, _ index: Int) -> Bool? {
    let lastIndex = before.lineClass == .sp ? index - 2 : index - 1
    let last = at(lastIndex)?.lineClass
    if last == .zw { return true }
    if before.endsInJoiner { return false }
    switch (before.lineClass, after.lineClass) {
    case (_, .wj), (.wj, _), (.gl, _): return false
    case (.sp, .gl), (.ba, .gl), (.hy, .gl), (.hh, .gl): break
    case (_, .gl): return false
    case (_, .cl), (_, .cp), (_, .ex), (_, .sy): return false
    default: break
    }
    if last == .op { return false }
    if last == .qi {
      switch at(lastIndex - 1)?.lineClass {
      case nil, .bk, .cr, .lf, .nl, .op, .qu, .qi, .qf, .gl, .sp, .zw: return false
      default: break
      }
    }
    return nil
  }

  /// LB15b to LB19a: quotes, spaces, and what keeps together over spaces.
  private func quotes(_ before: Unit, _ after: Unit, _ index: Int) -> Bool? {
    let next = at(index + 1)
    if after.lineClass == .qf {
      switch next?.lineClass {
      case nil, .sp, .gl, .wj, .cl, .qu, .qi, .qf, .cp, .ex, .infix, .sy, .bk, .cr, .lf, .nl, .zw:
        return false
      default: break
      }
    }
    if after.lineClass == .infix { return before.lineClass == .sp && next?.lineClass == .nu }
    let last = before.lineClass == .sp ? at(index - 2)?.lineClass : before.lineClass
    if last == .cl || last == .cp, after.lineClass == .ns { return false }
    if last == .b2, after.lineClass == .b2 { return false }
    if before.lineClass == .sp { return true }
    if after.lineClass == .qu || after.lineClass == .qf { return false }
    if before.lineClass == .qu || before.lineClass == .qi { return false }
    if after.lineClass.isQuote, !before.isEastAsian || !(next?.isEastAsian ?? false) {
      return false
    }
    if before.lineClass.isQuote, !after.isEastAsian || !(at(index - 2)?.isEastAsian ?? false) {
      return false
    }
    return nil
  }

  /// LB20 to LB22, and LB28 and LB29: hyphens and words.
  private func words(_ before: Unit, _ after: Unit, _ index: Int) -> Bool? {
    if before.lineClass == .cb || after.lineClass == .cb { return true }
    let first = at(index - 2)?.lineClass
    if before.lineClass.isHyphen, after.lineClass.isLetter {
      switch first {
      case nil, .bk, .cr, .lf, .nl, .sp, .zw, .cb, .gl: return false
      default: break
      }
    }
    switch (before.lineClass, after.lineClass) {
    case (_, .ba), (_, .hh), (_, .hy), (_, .ns), (.bb, _), (.sy, .hl), (_, .in): return false
    case (.hy, _) where first == .hl && after.lineClass != .hl: return false
    case (.hh, _) where first == .hl && after.lineClass != .hl: return false
    case (.infix, _) where after.lineClass.isLetter: return false
    default: break
    }
    return before.lineClass.isLetter && after.lineClass.isLetter ? false : nil
  }

  /// LB23 to LB25, and LB30: numbers with their signs, and brackets at words.
  private func numbers(_ before: Unit, _ after: Unit, _ index: Int) -> Bool? {
    let isAffixed = before.lineClass == .pr || before.lineClass == .po
    let isAffix = after.lineClass == .pr || after.lineClass == .po
    let isWord = before.lineClass.isLetter || before.lineClass == .nu
    if before.lineClass.isLetter, after.lineClass == .nu || isAffix { return false }
    if after.lineClass.isLetter, before.lineClass == .nu || isAffixed { return false }
    if before.lineClass == .pr, after.lineClass.isIdeograph { return false }
    if before.lineClass.isIdeograph, after.lineClass == .po { return false }
    if isAffix, followsNumber(index, closed: true) { return false }
    if isAffixed, after.lineClass == .op {
      let next = at(index + 1)?.lineClass
      if next == .nu || next == .infix && at(index + 2)?.lineClass == .nu { return false }
    }
    if after.lineClass == .nu {
      if isAffixed || before.lineClass == .hy || before.lineClass == .infix { return false }
      if followsNumber(index, closed: false) { return false }
    }
    if isWord, after.lineClass == .op, !after.isEastAsian { return false }
    let continuesWord = after.lineClass.isLetter || after.lineClass == .nu
    return continuesWord && before.lineClass == .cp && !before.isEastAsian ? false : nil
  }

  /// Whether a number, with points and slashes in it and perhaps a bracket behind it, ends before
  /// the unit at `index`.
  private func followsNumber(_ index: Int, closed: Bool) -> Bool {
    var place = index - 1
    if closed, let last = at(place)?.lineClass, last == .cl || last == .cp { place -= 1 }
    while let sign = at(place)?.lineClass, sign == .sy || sign == .infix { place -= 1 }
    return at(place)?.lineClass == .nu
  }

  /// LB26 to LB28a, LB30a and LB30b: Hangul, syllables in Brahmi style, flags and emoji.
  private func scripts(_ before: Unit, _ after: Unit, _ index: Int) -> Bool? {
    switch (before.lineClass, after.lineClass) {
    case (.jl, .jl), (.jl, .jv), (.jl, .h2), (.jl, .h3), (.jv, .jv), (.jv, .jt), (.h2, .jv),
      (.h2, .jt), (.jt, .jt), (.h3, .jt):
      return false
    case (_, .po) where before.lineClass.isHangul: return false
    case (.pr, _) where after.lineClass.isHangul: return false
    case (.ap, _) where after.lineClass.isSyllable: return false
    case (_, .vf) where before.lineClass.isSyllable, (_, .vi) where before.lineClass.isSyllable:
      return false
    case (.vi, .ak), (.vi, .dc):
      if at(index - 2)?.lineClass.isSyllable ?? false { return false }
    case (_, _) where before.lineClass.isSyllable && after.lineClass.isSyllable:
      if at(index + 1)?.lineClass == .vf { return false }
    case (.ri, .ri): return after.closesFlag ? false : nil
    case (.eb, .em), (.xp, .em): return false
    default: break
    }
    return nil
  }
}
