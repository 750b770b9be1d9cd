class NoisyExamples(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  stddev : float

  def forward(self, x: Tensor, y: Tensor, rng: Generator) -> Tuple[Tensor, Tensor]:
    return x + torch.empty_like(x).normal_(0.0, self.stddev, generator=rng), y
