class Adagrad(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  square : List[Tensor]
  epsilon : float

  def build(self, values: List[Tensor], device: Device) -> None:
    for value in values:
      self.square.append(torch.zeros_like(value))

  def apply(self, values: List[Tensor], grads: List[Tensor], lr: float) -> None:
    for k in range(len(values)):
      gradient = grads[k]
      square = self.square[k].addcmul_(gradient, gradient, value=1.0)
      values[k].addcdiv_(gradient, torch.sqrt(square).add_(self.epsilon), value=-lr)
