import Testing

@testable import GANEngine

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("balnced", "balanced"), ("WGAN_GP", "wgan-gp"), ("lsgna", "lsgan"), ("hinge", "hinge-sn"),
    ("qqqqqqq", nil), ("", nil),
  ])
  func isTheOneProbablyMeant(name: String, expected: String?) {
    let known = ["article", "balanced", "lsgan", "wgan", "wgan-gp", "hinge-sn"]
    #expect(NearestName.of(name, among: known) == expected)
  }
}
