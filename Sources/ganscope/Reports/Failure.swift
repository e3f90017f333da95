/// A command cannot be carried out: what was found, what was expected, what to do.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
