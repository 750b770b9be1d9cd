def gelu(x: Tensor) -> Tensor:
  return torch.gelu(x)

def gelu_backward(grad: Tensor, x: Tensor) -> Tensor:
  return torch.gelu_backward(grad, x)
