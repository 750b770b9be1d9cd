def mm(x: Tensor, weight: Tensor) -> Tensor:
  if __torch__.is_large(x, weight):
    x = __torch__.row_by_row(x)
    return ops.mkldnn._linear_pointwise(x, torch.t(weight), None, "none", annotate(List[Optional[number]], []), "")
  return torch.mm(x, weight)

# x times weight, and a bias where there is one
def affine(x: Tensor, weight: Tensor, bias: Optional[Tensor]) -> Tensor:
  if __torch__.is_large(x, weight):
    return ops.mkldnn._linear_pointwise(x, torch.t(weight), bias, "none", annotate(List[Optional[number]], []), "")
  if bias is None:
    return torch.mm(x, weight)
  return torch.addmm(bias, x, weight)

# whether it is worth what a call of oneDNN costs, which autograd does not know
def is_large(x: Tensor, weight: Tensor) -> bool:
  return x.size(0) * torch.numel(weight) >= 2000000 and x.dtype == torch.float32 and not torch.is_grad_enabled()

# as oneDNN would copy a transposed matrix; shuffling channels is the same and several times as fast
def row_by_row(x: Tensor) -> Tensor:
  if torch.is_contiguous(x) or not torch.is_contiguous(torch.t(x)):
    return x
  count = torch.numel(x)
  channels = torch.as_strided(x, [1, count, 1, 1], [count, 1, count, count])
  return torch.view_as(torch.channel_shuffle(channels, x.size(1)), x)
