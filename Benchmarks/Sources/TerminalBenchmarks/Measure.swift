/// Runs `work` many times and prints the median and the least time of one run, in microseconds.
///
/// The least is the steadier figure on a machine that others use too. `work` returns something
/// that depends on what it did, so that the compiler cannot leave it out.
func measure(_ name: String, bytes: Int? = nil, _ work: () -> Int) {
  let clock = ContinuousClock()
  var times: [Double] = []
  var checksum = 0
  let start = clock.now
  while times.count < 5 || clock.now - start < .milliseconds(250) {
    let time = clock.measure { checksum &+= work() }
    times.append(Double(time.components.attoseconds) / 1e12)
  }
  times.sort()
  let median = times[times.count / 2]
  var line = pad(name, to: 34, atEnd: true)
  line += pad(tenths(median), to: 10) + pad(tenths(times[0]), to: 10)
  if let bytes { line += pad("\(Int(Double(bytes) / times[0])) MB/s", to: 12) }
  print(checksum == .min ? "" : line)
}

/// A number with one digit behind the point.
private func tenths(_ value: Double) -> String {
  let scaled = Int(value * 10 + 0.5)
  return "\(scaled / 10).\(scaled % 10)"
}

private func pad(_ text: String, to count: Int, atEnd: Bool = false) -> String {
  let spaces = String(repeating: " ", count: max(0, count - text.count))
  return atEnd ? text + spaces : spaces + text
}
