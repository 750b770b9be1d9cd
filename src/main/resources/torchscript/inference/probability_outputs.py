# probabilities of the classes, of several targets those of their second classes
class ProbabilityOutputs(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def forward(self, x: Tensor) -> Tensor:
    return x
