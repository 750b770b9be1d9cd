# uses warped
class Contrast(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  fraction : float

  def forward(self, x: Tensor, y: Tensor, rng: Generator) -> Tuple[Tensor, Tensor]:
    factor = torch.reshape(__torch__.drawn(x, self.fraction, rng) + 1.0, [-1, 1, 1, 1])
    mean = torch.mean(x, [1, 2, 3], True)
    return torch.clamp((x - mean) * factor + mean, 0.0, 1.0), y
