extension Configuration {
  /// What is to be said of these settings with those hyperparameters: every rule about combinations
  /// is here.
  public func findings(_ hyperparameters: Hyperparameters) -> [Finding] { [] }
}
