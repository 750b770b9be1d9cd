# after a step; max_norm: of any length where 0
def constrain(weights: List[Tensor], max_norm: float, unit_norm: bool, non_negative: bool) -> None:
  for weight in weights:
    if non_negative:
      weight.relu_()
    if unit_norm:
      weight.div_(torch.clamp_min(__torch__.norms(weight), 1e-12))
    elif max_norm > 0.0:
      weight.mul_(torch.clamp_max(torch.reciprocal(__torch__.norms(weight)) * max_norm, 1.0))

# of what comes into each unit: a column of [inputs, units], or else all behind the first axis
def norms(weight: Tensor) -> Tensor:
  if weight.dim() == 2:
    return torch.linalg_vector_norm(weight, 2, [0], True)
  inputs = annotate(List[int], [])
  for axis in range(1, weight.dim()):
    inputs.append(axis)
  return torch.linalg_vector_norm(weight, 2, inputs, True)
