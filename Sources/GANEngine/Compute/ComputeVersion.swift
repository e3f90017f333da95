import CCompute

/// What the numbers are computed with.
public enum ComputeVersion {
  /// Name and version of the library that is loaded, e.g. `oneDNN 2.6.3`.
  public static var backend: String { String(cString: cc_backend()) }
}
