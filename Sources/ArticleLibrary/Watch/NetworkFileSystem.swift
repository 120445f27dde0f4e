#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Tells file systems on which others may change files without this system hearing of it.
enum NetworkFileSystem {
  #if canImport(Darwin)
    /// Whether `path` is on one.
    static func holds(_ path: String) -> Bool {
      var status = statfs()
      return statfs(path, &status) == 0 && status.f_flags & UInt32(MNT_LOCAL) == 0
    }
  #else
    /// Whether `path` is on one.
    static func holds(_ path: String) -> Bool {
      var status = stat()
      guard stat(path, &status) == 0 else { return false }
      // The kernel's way to put two numbers into one.
      let device = UInt64(status.st_dev)
      let major = (device >> 8 & 0xFFF) | (device >> 32 & ~0xFFF)
      let minor = (device & 0xFF) | (device >> 12 & ~0xFF)
      return holds(device: "\(major):\(minor)", mounts: mounts())
    }

    /// Whether a device is one, by the text of `/proc/self/mountinfo`.
    static func holds(device: String, mounts: String) -> Bool {
      for line in mounts.split(separator: "\n") {
        let fields = line.split(separator: " ")
        guard fields.count > 2, fields[2] == device, let end = fields.firstIndex(of: "-"),
          end + 1 < fields.count
        else { continue }
        // "fuse.sshfs" is FUSE; "fuseblk" is a disk.
        let kind = fields[end + 1].prefix { $0 != "." }
        return kinds.contains(String(kind))
      }
      return false
    }

    private static let kinds: Set<String> = [
      "nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse", "9p", "virtiofs", "vboxsf", "afs", "ceph",
      "coda", "ncpfs", "glusterfs", "lustre", "prl_fs",
    ]

    private static func mounts() -> String {
      let file = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return "" }
      defer { close(file) }
      var text: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 1 << 14)
      while true {
        let count = read(file, &part, part.count)
        guard count > 0 else { return String(decoding: text, as: UTF8.self) }
        text += part[..<count]
      }
    }
  #endif
}
