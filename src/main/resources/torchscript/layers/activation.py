class Activation(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    return x

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    return grad
