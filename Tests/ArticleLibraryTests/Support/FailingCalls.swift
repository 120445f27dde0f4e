import Synchronization

@testable import ArticleLibrary

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// System calls some of which fail.
final class FailingCalls: Sendable {
  private struct State {
    var count = 0
    var failed = 0
  }

  private let state = Mutex(State())
  private let fails: @Sendable (Int) -> Bool
  private let code: Int32

  /// Calls of which those fail whose numbers, counted from 1, `fails` picks.
  init(code: Int32 = EIO, _ fails: @escaping @Sendable (Int) -> Bool) {
    self.fails = fails
    self.code = code
  }

  /// How many calls have been made, and how many of them failed.
  var made: Int { state.withLock { $0.count } }
  var failed: Int { state.withLock { $0.failed } }

  private func count() throws(SystemError) {
    let isFailure = state.withLock { state in
      state.count += 1
      guard fails(state.count) else { return false }
      state.failed += 1
      return true
    }
    if isFailure { throw SystemError(code: code) }
  }

  /// The system's calls; a write that fails writes half of its bytes first where `tears` is set.
  func calls(tears: Bool = false) -> FileCalls {
    let system = FileCalls.system
    var calls = system
    calls.makeFolder = { path throws(SystemError) in
      try self.count()
      try system.makeFolder(path)
    }
    calls.names = { path throws(SystemError) in
      try self.count()
      return try system.names(path)
    }
    calls.facts = { path throws(SystemError) in
      try self.count()
      return try system.facts(path)
    }
    calls.open = { path, mode throws(SystemError) in
      try self.count()
      return try system.open(path, mode)
    }
    calls.openFacts = { descriptor throws(SystemError) in
      try self.count()
      return try system.openFacts(descriptor)
    }
    calls.read = { descriptor, buffer, place throws(SystemError) in
      try self.count()
      return try system.read(descriptor, buffer, place)
    }
    calls.write = { descriptor, bytes throws(SystemError) in
      do throws(SystemError) {
        try self.count()
      } catch {
        if tears {
          let half = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)])
          _ = try system.write(descriptor, half)
        }
        throw error
      }
      return try system.write(descriptor, bytes)
    }
    calls.place = { descriptor throws(SystemError) in
      try self.count()
      return try system.place(descriptor)
    }
    calls.sync = { descriptor throws(SystemError) in
      try self.count()
      try system.sync(descriptor)
    }
    calls.rename = { old, new throws(SystemError) in
      try self.count()
      try system.rename(old, new)
    }
    return calls
  }
}

extension FileCalls {
  /// The system's calls without waiting for the disk, for tests that are not about that.
  static var impatient: FileCalls {
    var calls = FileCalls.system
    calls.sync = { _ in }
    return calls
  }
}
