/// Reads back the last actions of this machine, when they are first asked for.
enum ActionLog {
  /// The bytes of a log's end that are looked at first.
  private static let firstLength = 1 << 20

  /// The steps that the ends of this machine's logs tell of.
  ///
  /// Copies that tools made of its log, and logs that were set aside, begin with its name too.
  static func steps(
    in folder: String, machine: String, _ calls: FileCalls
  ) throws(MarksError) -> [ActionStep] {
    let logs = LogFolder.path(in: folder)
    var path = logs
    do throws(SystemError) {
      var steps: [ActionStep] = []
      for name in try LogFolder.names(in: folder, calls) where name.hasPrefix(machine) {
        path = logs + "/" + name
        steps += try Self.steps(of: path, Array(machine.utf8), calls)
      }
      return steps
    } catch {
      throw MarksError(path: path, reason: error.message)
    }
  }

  private static func steps(
    of path: String, _ machine: [UInt8], _ calls: FileCalls
  ) throws(SystemError) -> [ActionStep] {
    let descriptor: Int32
    let facts: FileCalls.Facts
    do throws(SystemError) {
      facts = try calls.facts(path)
      guard facts.isPlainFile else { return [] }
      descriptor = try calls.open(path, .reading)
    } catch {
      if error.isMissing { return [] }
      throw error
    }
    defer { calls.close(descriptor) }
    let size = Int(facts.status.size)
    var length = min(size, firstLength)
    while true {
      let bytes = try calls.bytes(descriptor, from: size - length, count: length)
      let steps = steps(in: bytes, machine, isWhole: length == size)
      if length == size || Set(steps.map(\.clock)).count > ActionHistory.most { return steps }
      // Where lines are long or are no actions, fewer have to do.
      if steps.count > ActionHistory.most / 5 { return steps }
      length = min(size, length * 4)
    }
  }

  private static func steps(in bytes: [UInt8], _ machine: [UInt8], isWhole: Bool) -> [ActionStep] {
    var steps: [ActionStep] = []
    bytes.withUnsafeBufferPointer { bytes in
      var rest = bytes[...]
      if !isWhole { rest = rest[(rest.firstIndex(of: 0x0A) ?? rest.endIndex)...] }
      for line in rest.split(separator: 0x0A) {
        _ = MarkLine.forEach(in: UnsafeBufferPointer(rebasing: line)) { line in
          if line.isBy(machine), let step = ActionStep(line) { steps.append(step) }
        }
      }
    }
    // The first lines of the first action may be missing.
    guard !isWhole, let first = steps.map(\.clock).min() else { return steps }
    return steps.filter { $0.clock != first }
  }
}
