# uses warped
class Rotation(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  degrees : float

  def forward(self, x: Tensor, y: Tensor, rng: Generator) -> Tuple[Tensor, Tensor]:
    angle = torch.deg2rad(__torch__.drawn(x, self.degrees, rng))
    zero = torch.zeros_like(angle)
    cos = torch.cos(angle)
    sin = torch.sin(angle)
    return __torch__.warped(x, cos, -sin, zero, sin, cos, zero), y
