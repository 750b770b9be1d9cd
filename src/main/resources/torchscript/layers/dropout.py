# uses masks
class Dropout(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is None:
      return x
    return __torch__.dropped(x, self.rate, rng)
