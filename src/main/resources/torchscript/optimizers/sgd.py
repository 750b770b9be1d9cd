class Sgd(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  velocity : List[Tensor]
  momentum : float
  nesterov : bool

  def build(self, values: List[Tensor]) -> None:
    for value in values:
      self.velocity.append(torch.zeros_like(value))

  def apply(self, values: List[Tensor], grads: List[Tensor], lr: float) -> None:
    if self.momentum > 0.0:
      torch._foreach_mul_(self.velocity, self.momentum)
      torch._foreach_add_(self.velocity, grads)
      if self.nesterov:
        torch._foreach_add_(values, grads, alpha=-lr)
        torch._foreach_add_(values, self.velocity, alpha=-lr * self.momentum)
      else:
        torch._foreach_add_(values, self.velocity, alpha=-lr)
    else:
      torch._foreach_add_(values, grads, alpha=-lr)
