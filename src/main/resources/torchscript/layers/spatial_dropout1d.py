# uses masks
class SpatialDropout1d(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    if rng is None or self.rate == 0.0:
      return x
    return x * __torch__.kept([x.size(0), 1, x.size(2)], self.rate, x.device, rng)

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    if self.rate == 0.0:
      return x
    drop_mask = __torch__.kept([x.size(0), 1, x.size(2)], self.rate, x.device, rng)
    tape.append(drop_mask)
    return x * drop_mask

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    if self.rate == 0.0:
      return grad
    return grad.mul_(tape.pop())
