class Standout(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  alpha : float
  beta : float

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    share = torch.sigmoid(x * self.alpha + self.beta)
    if rng is None:
      return x * share
    keep = torch.empty_like(x, dtype=torch.float32).uniform_(0.0, 1.0, generator=rng).lt_(share.detach())
    return x * keep
