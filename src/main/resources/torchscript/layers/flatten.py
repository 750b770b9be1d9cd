class Flatten(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    return torch.flatten(x, 1)
