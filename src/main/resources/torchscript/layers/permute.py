class Permute(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  order : List[int]

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    return torch.permute(x, [0] + self.order)

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    back = [0] + self.order
    for axis in range(len(self.order)):
      back[self.order[axis]] = axis + 1
    return torch.permute(grad, back)
