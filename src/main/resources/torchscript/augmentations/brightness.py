# uses warped
class Brightness(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  fraction : float

  def forward(self, x: Tensor, y: Tensor, rng: Generator) -> Tuple[Tensor, Tensor]:
    more = torch.reshape(__torch__.drawn(x, self.fraction, rng), [-1, 1, 1, 1])
    return torch.clamp(x + more, 0.0, 1.0), y
