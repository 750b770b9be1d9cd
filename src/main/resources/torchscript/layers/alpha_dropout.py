# uses masks
class AlphaDropout(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is None or self.rate == 0.0:
      return x
    lowest = -1.7580993408473766
    scale = ((1.0 - self.rate) * (1.0 + self.rate * lowest * lowest)) ** -0.5
    shift = -scale * self.rate * lowest
    keep = __torch__.chosen(x.size(), self.rate, x.device, rng)
    return (x * keep + (1.0 - keep) * lowest) * scale + shift
