def mm(x: Tensor, weight: Tensor) -> Tensor:
  return torch.mm(x, weight)

# x times weight, and a bias where there is one
def affine(x: Tensor, weight: Tensor, bias: Optional[Tensor]) -> Tensor:
  if bias is None:
    return torch.mm(x, weight)
  return torch.addmm(bias, x, weight)
