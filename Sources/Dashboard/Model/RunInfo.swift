/// The facts of a run that the screen shows and that no step changes.
public struct RunInfo: Equatable, Sendable {
  /// Name of the preset.
  public var preset: String
  /// Name of the data, e.g. `MNIST`.
  public var dataName: String
  /// Images in the data; 0 leaves the number out.
  public var dataCount: Int
  /// How to get better data, e.g. `real MNIST: --data DIR`; nil where there is none.
  public var dataHint: String?
  /// Number format of the products, e.g. `bf16`.
  public var precision: String
  /// Where the run is kept.
  public var runPath: String
  /// What is being prepared before the first step, e.g. `reading MNIST`; nil when all is ready.
  public var preparation: String?

  /// The facts of a run: names as the screen shows them, `dataCount` in images or 0 to leave it
  /// out, `runPath` the run's folder. `dataHint` and `preparation` are nil where there is nothing
  /// to say.
  public init(
    preset: String, dataName: String, dataCount: Int = 0, dataHint: String? = nil,
    precision: String, runPath: String, preparation: String? = nil
  ) {
    self.preset = preset
    self.dataName = dataName
    self.dataCount = dataCount
    self.dataHint = dataHint
    self.precision = precision
    self.runPath = runPath
    self.preparation = preparation
  }
}
