class FeatureMasking(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float

  def forward(self, x: Tensor, y: Tensor, rng: Generator) -> Tuple[Tensor, Tensor]:
    return x * torch.empty_like(x).uniform_(0.0, 1.0, generator=rng).ge_(self.rate), y
