# uses warped
class Shift(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  fraction : float

  def forward(self, x: Tensor, y: Tensor, rng: Generator) -> Tuple[Tensor, Tensor]:
    one = torch.ones([x.size(0)], device=x.device)
    zero = torch.zeros_like(one)
    most = 2.0 * self.fraction
    return __torch__.warped(x, one, zero, __torch__.drawn(x, most, rng), zero, one, __torch__.drawn(x, most, rng)), y
