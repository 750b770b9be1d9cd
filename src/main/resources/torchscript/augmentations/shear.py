# uses warped
class Shear(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  degrees : float

  def forward(self, x: Tensor, y: Tensor, rng: Generator) -> Tuple[Tensor, Tensor]:
    slant = torch.tan(torch.deg2rad(__torch__.drawn(x, self.degrees, rng)))
    zero = torch.zeros_like(slant)
    one = torch.ones_like(slant)
    return __torch__.warped(x, one, slant, zero, zero, one, zero), y
