class GaussianDropout(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is None or self.rate == 0.0:
      return x
    deviation = (self.rate / (1.0 - self.rate)) ** 0.5
    return x * torch.empty_like(x, dtype=torch.float32).normal_(1.0, deviation, generator=rng)
