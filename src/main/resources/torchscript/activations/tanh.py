def tanh(x: Tensor) -> Tensor:
  return torch.tanh(x)

def tanh_backward(grad: Tensor, y: Tensor) -> Tensor:
  return torch.tanh_backward(grad, y)
