import CCompute
import Testing

@testable import GANEngine

struct BatchNormTests {
  @Test func matchesPyTorch() throws {
    let fixture = try Fixture("batchnorm")
    for item in fixture.cases.items { try check(item, of: fixture) }
  }

  private func check(_ item: Fixture, of fixture: Fixture) throws {
    let context = try ComputeContext(threads: 2)
    let (rows, columns) = (fixture.rows.int, fixture.columns.int)
    let (epsilon, momentum) = (Float(item.epsilon.number), Float(item.momentum.number))
    let input = fixture.input.floats
    let (gamma, beta) = (fixture.gamma.floats, fixture.beta.floats)
    var output = Array(repeating: Float.nan, count: rows * columns)
    var mean = Array(repeating: Float.nan, count: columns)
    var inverse = mean
    var runningMean = fixture.runningMeanBefore.floats
    var runningVariance = fixture.runningVarBefore.floats
    cc_batchnorm_forward(
      context.handle, Int64(rows), Int64(columns), epsilon, momentum, CC_IDENTITY, 0, input, gamma,
      beta, &mean, &inverse, &runningMean, &runningVariance, &output, CC_F32)
    expect(output, near: item.trainOutput.doubles, fixture.tolerance, "output")
    expect(runningMean, near: item.runningMean.doubles, fixture.tolerance, "running mean")
    expect(runningVariance, near: item.runningVar.doubles, fixture.tolerance, "variance")

    var gradient = fixture.outputGradient.floats
    var inputGradient = Array(repeating: Float.nan, count: rows * columns)
    var gammaGradient = mean
    var betaGradient = mean
    cc_batchnorm_backward(
      context.handle, Int64(rows), Int64(columns), CC_IDENTITY, 0, 1, &gradient, output, CC_F32,
      input, gamma, mean, inverse, &gammaGradient, &betaGradient, false, &inputGradient,
      CC_F32)
    expect(inputGradient, near: item.inputGradient.doubles, fixture.tolerance, "input")
    expect(gammaGradient, near: item.gammaGradient.doubles, fixture.tolerance, "gamma")
    expect(betaGradient, near: item.betaGradient.doubles, fixture.tolerance, "beta")

    cc_batchnorm_apply(
      context.handle, Int64(rows), Int64(columns), epsilon, CC_IDENTITY, 0, input, gamma, beta,
      runningMean, runningVariance, &output, CC_F32)
    expect(output, near: item.evalOutput.doubles, fixture.tolerance, "evaluation")
  }
}
