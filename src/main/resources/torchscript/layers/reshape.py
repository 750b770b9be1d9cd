class Reshape(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  input_shape : List[int]
  output_shape : List[int]

  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
    return torch.reshape(x, [x.size(0)] + self.output_shape)

  def backward(self, grad: Tensor, tape: List[Tensor]) -> Tensor:
    return torch.reshape(grad, [-1] + self.input_shape)
