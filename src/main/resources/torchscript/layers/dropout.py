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

  def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
    if self.rate == 0.0:
      return x
    drop_mask = __torch__.kept(x.size(), self.rate, x.device, rng)
    tape.append(drop_mask)
    return x * drop_mask

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    if self.rate == 0.0:
      return grad
    return grad.mul_(tape.pop())
