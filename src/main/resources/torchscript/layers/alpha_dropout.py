# uses masks
class AlphaDropout(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is None or self.rate == 0.0:
      return x
    return self.saturated(x, __torch__.chosen(x.size(), self.rate, x.device, rng))

  def saturated(self, x: Tensor, keep: Tensor) -> Tensor:
    lowest = -1.7580993408473766
    scale = self.scale(lowest)
    shift = -scale * self.rate * lowest
    return (x * keep + (1.0 - keep) * lowest) * scale + shift

  # what keeps the variance
  def scale(self, lowest: float) -> float:
    return ((1.0 - self.rate) * (1.0 + self.rate * lowest * lowest)) ** -0.5

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    if self.rate == 0.0:
      return x
    keep = __torch__.chosen(x.size(), self.rate, x.device, rng)
    tape.append(keep)
    return self.saturated(x, keep)

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    if self.rate == 0.0:
      return grad
    return grad.mul_(tape.pop()).mul_(self.scale(-1.7580993408473766))
