# uses warped
class Zoom(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  fraction : float

  def forward(self, x: Tensor, y: Tensor, rng: Generator) -> Tuple[Tensor, Tensor]:
    factor = torch.reciprocal(__torch__.drawn(x, self.fraction, rng) + 1.0)
    zero = torch.zeros_like(factor)
    return __torch__.warped(x, factor, zero, zero, zero, factor, zero), y
