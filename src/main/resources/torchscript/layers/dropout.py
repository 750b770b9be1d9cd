class Dropout(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is None:
      return x
    keep = torch.rand(x.size(), generator=rng, device=x.device).ge_(self.rate)
    return x * keep.mul_(1.0 / (1.0 - self.rate))
