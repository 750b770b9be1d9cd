def silu(x: Tensor) -> Tensor:
  return torch.silu(x)

def silu_backward(grad: Tensor, x: Tensor) -> Tensor:
  return torch.silu_backward(grad, x)
