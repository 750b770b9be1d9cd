class GaussianNoise(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  stddev : float

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is None or self.stddev == 0.0:
      return x
    return x + torch.empty_like(x, dtype=torch.float32).normal_(0.0, self.stddev, generator=rng)

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    return grad
