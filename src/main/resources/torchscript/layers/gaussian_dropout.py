class GaussianDropout(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is None or self.rate == 0.0:
      return x
    return x * self.factors(x, rng)

  def factors(self, x: Tensor, rng: Generator) -> Tensor:
    deviation = (self.rate / (1.0 - self.rate)) ** 0.5
    return torch.empty_like(x, dtype=torch.float32).normal_(1.0, deviation, generator=rng)

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    if self.rate == 0.0:
      return x
    factors = self.factors(x, rng)
    tape.append(factors)
    return x * factors

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    if self.rate == 0.0:
      return grad
    return grad.mul_(tape.pop())
